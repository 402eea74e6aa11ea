package nl.regietafel.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Our stylesheets, scripts and pictures, and what we have from WebJars. Their addresses carry a hash of all of them, so a
/// browser keeps them until one changes.
@Configuration
public class StaticFiles implements WebMvcConfigurer {

    private static final String[] OWN = {"css", "js", "img"};

    private final String version = hash();

    public String version() {
        return version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var year = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        for (var folder : OWN) {
            registry.addResourceHandler("/" + folder + "/**").addResourceLocations("classpath:/static/" + folder + "/").setCacheControl(year);
        }
        registry.addResourceHandler("/webjars/**").addResourceLocations("classpath:/META-INF/resources/webjars/").setCacheControl(year);
    }

    private static String hash() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var folder : OWN) {
                for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:/static/" + folder + "/*")) {
                    sha.update(file.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
