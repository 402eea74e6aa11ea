package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// A page that is looked at is one reading: all its questions are asked in one transaction that cannot write, so the database
/// is told once who asks. It ends before the page is drawn and sent: a slow line to someone's telephone keeps no connection. Then
/// is written down who reads what is limited, see {@link LimitedReadings}.
class PageReading implements HandlerInterceptor {

    private static final String READING = PageReading.class.getName();
    private static final DefaultTransactionDefinition ONLY_READS = new DefaultTransactionDefinition();

    static {
        ONLY_READS.setReadOnly(true);
    }

    private final PlatformTransactionManager transactions;
    private final LimitedReadings limited;

    PageReading(PlatformTransactionManager transactions, LimitedReadings limited) {
        this.transactions = transactions;
        this.limited = limited;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod()) && handler instanceof HandlerMethod && Acting.person() != null) {
            request.setAttribute(READING, transactions.getTransaction(ONLY_READS));
            LimitedReadings.begin();
        }
        return true;
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        end(request);
        limited.write();
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        end(request);
        LimitedReadings.forget();
    }

    private void end(HttpServletRequest request) {
        if (request.getAttribute(READING) instanceof TransactionStatus reading) {
            request.removeAttribute(READING);
            transactions.rollback(reading);
        }
    }
}
