package nl.regietafel.directory;

import java.util.List;
import java.util.Optional;
import nl.regietafel.web.Sorry;
import nl.regietafel.web.SorryPages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import jakarta.servlet.http.HttpServletRequest;

/// How a request becomes a viewer, and what every answer carries. Spring Security does what it is good at (CSRF, headers, the
/// filter chain); who someone is comes from our own sessions, and what they may from Act. Single sign-on, when it comes, adds
/// its own way to start a session here.
@Configuration
class SignInConfiguration implements WebMvcConfigurer {

    /// What is open to who has not signed in. Everything else leads to the sign-in page, whether it exists or not.
    private static final String[] OPEN = {"/aanmelden", "/aanmelden/**", "/afmelden", "/inrichten", "/uitnodiging/**", "/gezond", "/css/**", "/js/**",
        "/img/**", "/webjars/**", "/font/**", "/favicon.ico", "/robots.txt", "/toegankelijkheid", "/privacy", "/error"};

    /// No script, style or frame that is not our own file.
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    SecurityFilterChain everyRequest(HttpSecurity http, Sessions sessions, Optional<BearerTokens> tokens, SorryPages pages) throws Exception {
        var csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrf.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict").path("/"));
        csrf.setCookieName("regietafel-csrf");
        return http
            .authorizeHttpRequests(requests -> requests
                .requestMatchers(OPEN).permitAll()
                .anyRequest().authenticated())
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(cache -> cache.disable())
            .logout(logout -> logout.disable())
            .csrf(each -> each
                .csrfTokenRepository(csrf)
                // Who asks is found out at each request; a new token each time would refuse the forms of every other open page.
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                .ignoringRequestMatchers(SignInFilter::hasToken))
            .addFilterBefore(new SignInFilter(sessions, tokens), AnonymousAuthenticationFilter.class)
            .exceptionHandling(each -> each
                .authenticationEntryPoint((request, response, _) -> {
                    if (request.getMethod().equals(HttpMethod.GET.name()) && !isFetched(request)) {
                        response.sendRedirect((SignedIn.halfway(request) == null ? "/aanmelden?naar=" : "/aanmelden/tweede-stap?naar=") + java.net.URLEncoder.encode(request.getRequestURI(),
                                java.nio.charset.StandardCharsets.UTF_8));
                    } else if (isFetched(request)) {
                        response.setStatus(HttpStatus.UNAUTHORIZED.value());
                    } else {
                        pages.show(HttpStatus.UNAUTHORIZED, new Sorry("U bent niet meer aangemeld", "Meld u in een ander tabblad aan. Ga dan hier "
                                + "terug en probeer het opnieuw: uw tekst staat er nog.", null, SorryPages.typed(request)), request, response);
                    }
                })
                .accessDeniedHandler((request, response, _) -> {
                    if (isFetched(request)) {
                        response.setStatus(HttpStatus.FORBIDDEN.value());
                    } else {
                        pages.show(HttpStatus.FORBIDDEN, new Sorry("Dit formulier is te oud om te versturen", "Er is niets bewaard. Ga terug: uw "
                                + "tekst staat er nog. Neem hem over, vernieuw de pagina en verstuur het formulier opnieuw.", null,
                                SorryPages.typed(request)), request, response);
                    }
                }))
            .headers(headers -> headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                // A paper may stand in a frame of ours, and says so itself; nothing else may.
                .frameOptions(frame -> frame.disable())
                .addHeaderWriter((_, response) -> {
                    if (!response.containsHeader("X-Frame-Options")) {
                        response.setHeader("X-Frame-Options", "DENY");
                    }
                }))
            .build();
    }

    private final ObjectProvider<PlatformTransactionManager> transactions;

    private final ObjectProvider<LimitedReadings> limited;

    SignInConfiguration(ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<LimitedReadings> limited) {
        this.transactions = transactions;
        this.limited = limited;
    }

    /// Asked by a script of ours, which has its own words for what goes wrong.
    private static boolean isFetched(HttpServletRequest request) {
        return "fetch".equals(request.getHeader("X-Requested-With"));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermissionInterceptor()).order(0);
        registry.addInterceptor(new PageReading(transactions.getObject(), limited.getObject())).order(1);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Viewer.class;
            }

            @Override
            public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                    NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
                return SignedIn.viewer(request.getNativeRequest(HttpServletRequest.class));
            }
        });
    }
}
