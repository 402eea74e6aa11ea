package nl.regietafel.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Turns the name of a view into its template: `meeting/show` is jte/meeting/show.jte.
@Configuration
class JteViews {

    @Bean
    ViewResolver templates() {
        var engine = TemplateEngine.createPrecompiled(ContentType.Html);
        return (name, locale) -> {
            if (name.startsWith("redirect:") || name.startsWith("forward:")) {
                return null;
            }
            return engine.hasTemplate(name + ".jte") ? new Page(engine, name + ".jte") : null;
        };
    }

    private record Page(TemplateEngine engine, String template) implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
            var html = new Utf8ByteOutput();
            engine.render(template, Map.copyOf(model), html);
            response.setContentType(getContentType());
            response.setContentLength(html.getContentLength());
            html.writeTo(response.getOutputStream());
        }
    }
}
