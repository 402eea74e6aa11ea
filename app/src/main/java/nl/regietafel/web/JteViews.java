package nl.regietafel.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Turns the name of a view into its template: `meeting/show` is jte/meeting/show.jte. Each template is given the frame of the
/// request beside its own record. With `regietafel.templates=<folder>` templates are read and compiled as they change.
@Configuration
class JteViews {

    /// Also for what is no page: a list on paper is made from a template too.
    @Bean
    TemplateEngine templateEngine(@Value("${regietafel.templates:}") String folder) {
        return folder.isEmpty() ? TemplateEngine.createPrecompiled(ContentType.Html)
                : TemplateEngine.create(new DirectoryCodeResolver(Path.of(folder)), ContentType.Html);
    }

    @Bean
    ViewResolver templates(FrameMaker frames, TemplateEngine engine) {
        return (name, locale) -> {
            if (name.startsWith("redirect:") || name.startsWith("forward:")) {
                return null;
            }
            return engine.hasTemplate(name + ".jte") ? new Page(engine, frames, name + ".jte") : null;
        };
    }

    private record Page(TemplateEngine engine, FrameMaker frames, String template) implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
            var given = new HashMap<String, Object>(model);
            given.put("frame", frames.around(request));
            var html = new Utf8ByteOutput();
            engine.render(template, given, html);
            response.setContentType(getContentType());
            response.setContentLength(html.getContentLength());
            html.writeTo(response.getOutputStream());
        }
    }
}
