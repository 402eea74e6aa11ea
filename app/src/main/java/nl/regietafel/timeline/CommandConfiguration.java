package nl.regietafel.timeline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.RandomId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// How a request becomes a command: its key comes from the header Idempotency-Key or the form's hidden field, and a command
/// that was carried out before is answered again instead of being done again.
@Configuration
@ControllerAdvice
@Order(-10)
class CommandConfiguration implements WebMvcConfigurer {

    private static final String HEADER = "Idempotency-Key";
    private static final String FIELD = "sleutel";

    private final Timeline timeline;
    private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

    CommandConfiguration(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                var turn = turn(request);
                if (turn == null) {
                    return true;
                }
                turn.lock();
                var isNew = false;
                try {
                    isNew = !answeredBefore(request, response);
                } finally {
                    if (!isNew) {
                        turn.unlock();
                    }
                }
                return isNew;
            }

            @Override
            public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
                                        @Nullable Exception fault) {
                var turn = turn(request);
                if (turn != null) {
                    turn.unlock();
                }
            }
        }).order(1);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Command.class;
            }

            @Override
            public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                    NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
                var request = web.getNativeRequest(HttpServletRequest.class);
                var key = key(request);
                return new Command(viewer(request), key == null ? RandomId.fresh() : key, request.getRequestURI());
            }
        });
    }

    /// Two requests with one key at the same moment: the second waits for the first and gets its answer, whatever the rule that
    /// would have stopped it from doing the same again. It waits here, so that no transaction does.
    private @Nullable Lock turn(HttpServletRequest request) {
        var key = key(request);
        return key == null || viewer(request) == null ? null : turns[Math.floorMod(key.hashCode(), turns.length)];
    }

    /// The same on two servers at once: there the database is who refuses the second.
    @ExceptionHandler
    void alreadyDone(DuplicateKeyException duplicate, HttpServletRequest request, HttpServletResponse response) {
        if (key(request) == null || !answeredBefore(request, response)) {
            throw duplicate;
        }
    }

    private boolean answeredBefore(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("POST") || viewer(request) == null) {
            return false;
        }
        var answer = timeline.answer(viewer(request), key(request));
        answer.ifPresent(address -> {
            response.setStatus(HttpServletResponse.SC_FOUND);      // as the first answer was
            response.setHeader(HttpHeaders.LOCATION, address);
        });
        return answer.isPresent();
    }

    private static @Nullable String key(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        var key = header != null ? header : request.getMethod().equals("POST") ? request.getParameter(FIELD) : null;
        return key != null && key.matches("[A-Za-z0-9._:-]{8,80}") ? key : null;
    }

    private static @Nullable Viewer viewer(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication known && known.getPrincipal() instanceof Viewer viewer
                ? viewer : null;
    }
}
