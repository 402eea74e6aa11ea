package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Sessions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is too large, over the wire: the server itself has limits, and whoever passes them must still be told so in a sentence.
@RegietafelTest
class TooLargeTest {

    private static final String BOUNDARY = "grens-van-een-deel";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private HttpClient browser;

    @BeforeEach
    void sign_in() {
        var cast = new Cast(jdbc, sessions);
        var cookies = new CookieManager();
        var session = new HttpCookie("regietafel", cast.signIn(cast.secretary));
        session.setPath("/");
        session.setVersion(0);
        cookies.getCookieStore().add(address("/"), session);
        browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
    }

    @Test
    void a_file_just_over_the_limit_is_refused_at_its_field_and_not_stored() throws Exception {
        var answer = send(file(FileText.MOST_BYTES + 1), "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page(answer).getElementById("bestand-fout").text()).isEqualTo("Dit bestand is groter dan 20 MB. Een lijst is kleiner.");
        assertThat(index().text()).contains("Er wacht geen lijst.");
    }

    @Test
    void a_file_over_the_limit_of_the_server_is_refused_in_a_sentence_and_not_stored() throws Exception {
        var answer = send(file(64_000_000), "");

        refused(answer);
    }

    @Test
    void a_paste_just_over_the_limit_is_refused_in_a_sentence_and_not_stored() throws Exception {
        refused(send(new byte[0], "- een regel\n".repeat(2_097_152 / 12)));
    }

    @Test
    void a_paste_just_under_the_limit_is_heard_out_and_told_how_long_a_list_can_be() throws Exception {
        var answer = send(new byte[0], ("- " + "een regel van de lijst ".repeat(20) + "\n").repeat(4_400));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page(answer).body().text()).contains("ongeveer 300 bladzijden");
    }

    @Test
    void a_paste_of_three_hundred_pages_is_read() throws Exception {
        var answer = send(new byte[0], ("- " + "een regel van de lijst ".repeat(20) + "\n").repeat(2_000));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(index().text()).doesNotContain("Er wacht geen lijst.");
    }

    private void refused(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(page(answer).body().text()).contains("Dit is te groot", "Een bestand mag tot 50 MB zijn",
                "tekst die u typt of plakt tot 2 MB", "Er is niets bewaard.");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(index().text()).contains("Er wacht geen lijst.");
    }

    /// The page with the form, and with the lists that were stored.
    private Document index() throws Exception {
        return page(browser.send(HttpRequest.newBuilder(address("/inlezen")).build(), BodyHandlers.ofString()));
    }

    private static byte[] file(int length) {
        var line = "- een regel van de lijst\n".getBytes(UTF_8);
        var content = new byte[length];
        for (var i = 0; i < length; i++) {
            content[i] = line[i % line.length];
        }
        return content;
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    /// Sends the form of the page as a browser does, its hidden fields first.
    private HttpResponse<String> send(byte[] file, String pasted) throws Exception {
        var form = index().selectFirst("form[action=/inlezen]");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.attr("value")));
        var body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            part(body, "name=\"" + field.getKey() + "\"", field.getValue().getBytes(UTF_8));
        }
        part(body, "name=\"bestand\"; filename=\"" + (file.length == 0 ? "" : "lijst.txt") + "\"\r\nContent-Type: text/plain", file);
        part(body, "name=\"lijst\"", pasted.getBytes(UTF_8));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return browser.send(HttpRequest.newBuilder(address("/inlezen"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
    }

    private static void part(ByteArrayOutputStream body, String head, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
