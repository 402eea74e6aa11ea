package nl.regietafel.web;

import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.postgresql.util.PSQLException;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Someone else was first: of some things the database keeps one (a meeting a day, a short name), also for two people who save
/// at the same moment and both found it free. The second is refused at the field, like anyone who comes later; the sentences
/// stand in refusals.properties under the name of the constraint.
@Configuration(proxyBeanMethods = false)
class Taken {

    /// Around each doorway, outside its transaction.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor refuseTheSecond() {
        var advisor = new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(Service.class, true), (MethodInterceptor) invocation -> {
            try {
                return invocation.proceed();
            } catch (DuplicateKeyException duplicate) {
                throw constraint(duplicate).flatMap(Refused::taken).<Throwable>map(refused -> refused).orElse(duplicate);
            }
        });
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static Optional<String> constraint(DuplicateKeyException duplicate) {
        return NestedExceptionUtils.getMostSpecificCause(duplicate) instanceof PSQLException cause && cause.getServerErrorMessage() != null
                ? Optional.ofNullable(cause.getServerErrorMessage().getConstraint()) : Optional.empty();
    }
}
