package nl.regietafel.web;

import jakarta.servlet.http.HttpServletRequest;

/// Makes the frame around the page that answers a request. The directory does, since it knows who asks.
@FunctionalInterface
public interface FrameMaker {
    Frame around(HttpServletRequest request);
}
