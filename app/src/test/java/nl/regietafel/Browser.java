package nl.regietafel;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;

/// A browser without JavaScript, for one person who has signed in: it opens pages, and sends the forms that stand on them with
/// all their hidden fields, as a browser would.
public final class Browser {

    private final MockMvc mvc;
    private final Map<String, Cookie> cookies = new HashMap<>();
    private String address = "192.0.2.1";

    /// Someone who has not signed in.
    public Browser(MockMvc mvc) {
        this.mvc = mvc;
    }

    public Browser(MockMvc mvc, String sessionToken) {
        this(mvc);
        cookies.put("regietafel", new Cookie("regietafel", sessionToken));
    }

    /// An answer: its status, where it sends one, and its page.
    public record Answer(int status, String location, Document page) {

        public String text() {
            return page.body().text();
        }

        /// The only form with this action.
        public Form form(String action) {
            var forms = page.select("form[action='" + action + "']");
            if (forms.size() != 1) {
                throw new AssertionError(forms.size() + " forms go to " + action + " on: " + text());
            }
            return new Form(forms.getFirst());
        }
    }

    /// A form with what stands in it, to be filled in further.
    public static final class Form {

        private String action;
        private final LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        private final List<MockMultipartFile> files = new ArrayList<>();

        Form(Element form) {
            action = form.attr("action");
            for (var field : form.select("input[name], textarea[name], select[name]")) {
                var choice = field.attr("type").equals("radio") || field.attr("type").equals("checkbox");
                if (field.tagName().equals("select")) {
                    var chosen = field.selectFirst("option[selected]");
                    fields.add(field.attr("name"), (chosen == null ? field.selectFirst("option") : chosen).attr("value"));
                } else if (!choice || field.hasAttr("checked")) {
                    fields.add(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.attr("value"));
                }
            }
        }

        /// The same fields and token sent to another address: what no button on a page does.
        public Form to(String address) {
            action = address;
            return this;
        }

        public Form with(String name, String value) {
            fields.set(name, value);
            return this;
        }

        /// Chooses a file, or one more.
        public Form with(String name, String fileName, byte[] content) {
            files.add(new MockMultipartFile(name, fileName, "application/octet-stream", content));
            fields.remove(name);
            return this;
        }
    }

    /// The same browser at another place on the network.
    public Browser at(String address) {
        this.address = address;
        return this;
    }

    public String cookie(String name) {
        return cookies.containsKey(name) ? cookies.get(name).getValue() : null;
    }

    /// What is already written as an address, with percent signs, is asked as it stands.
    public Answer open(String address) {
        var path = address.replaceAll("#.*", "");
        return perform(path.contains("%") ? get(URI.create(path)) : get(path));
    }

    public Answer send(Form form) {
        if (form.files.isEmpty()) {
            return perform(post(form.action).params(form.fields));
        }
        var request = multipart(form.action);
        form.files.forEach(request::file);
        return perform(request.params(form.fields));
    }

    /// Sends a form and goes where the answer leads.
    public Answer follow(Form form) {
        var answer = send(form);
        if (answer.location() == null) {
            throw new AssertionError(answer.status() + ": " + answer.text());
        }
        return open(answer.location());
    }

    private Answer perform(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            if (!cookies.isEmpty()) {
                request.cookie(cookies.values().toArray(Cookie[]::new));
            }
            MockHttpServletResponse response = mvc.perform(request.remoteAddress(address)).andReturn().getResponse();
            for (var cookie : response.getCookies()) {
                cookies.put(cookie.getName(), cookie);
            }
            return new Answer(response.getStatus(), response.getHeader("Location"),
                    Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
