package nl.regietafel.directory;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.regietafel.web.Missing;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Asks at the door of each address whether this viewer may; the doorway behind it asks again.
class PermissionInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.hasMethodAnnotation(Unguarded.class)
                || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        var needs = method.getMethodAnnotation(Needs.class);
        var viewer = SignedIn.viewer(request);
        if (needs == null || viewer == null || !viewer.may(needs.value())) {
            throw new Missing();
        }
        return true;
    }
}
