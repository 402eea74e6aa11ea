package nl.regietafel.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of fifty megabytes go in and out of an application that has little more memory than two of them: they are never whole
/// in it, also when several people send and read at once.
@Tag("kill")
class LargePapersTest {

    private static final String BOUNDARY = "grens-van-een-deel";
    private static final int PEOPLE = 4;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Installed installed;

    @BeforeEach
    void start() throws Exception {
        installed = new Installed(false);
        installed.start("-Xmx96m", "-XX:MaxDirectMemorySize=32m");
    }

    @AfterEach
    void end() throws Exception {
        installed.end();
        installed.leaveNothing();
    }

    @Test
    void fifty_megabytes_go_in_and_out_with_less_than_a_hundred_of_memory() throws Exception {
        var file = large();
        var sha256 = sha256(Files.newInputStream(file));
        var place = page("/dossiers").select("main a[href^=/dossiers/]").attr("href") + "/stukken";

        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var sent = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < PEOPLE; i++) {
                var name = "groot " + i + ".docx";
                sent.add(() -> send(place, name, file));
            }
            for (var answer : people.invokeAll(sent)) {
                assertThat(answer.get()).isEqualTo(303);
            }
            var papers = page(place).select(".regietafel-papers a").stream().filter(link -> link.text().startsWith("Groot")).map(link -> link.attr("href")).toList();
            assertThat(papers).hasSize(PEOPLE);
            var read = papers.stream().<Callable<String>>map(paper -> () -> sha256(get(paper + "/versies/1"))).toList();
            for (var answer : people.invokeAll(read)) {
                assertThat(answer.get()).isEqualTo(sha256);
            }
            assertThat(page(papers.getFirst()).text()).contains(sha256, "Word, 50 MB");
        }
        assertThat(installed.runs()).isTrue();
    }

    /// A Word file with a picture in it that cannot be made smaller: 200 bytes under what is kept.
    private Path large() throws IOException {
        var file = folder.resolve("groot.docx");
        var random = new Random(50);
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types xmlns='urn:t'><Override PartName='/word/document.xml' "
                    + "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>").getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:document xmlns:w='urn:w'><w:p><w:t>Een groot stuk.</w:t></w:p></w:document>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("word/media/foto.bin"));
            var part = new byte[49_985];
            for (var i = 0; i < 1000; i++) {
                random.nextBytes(part);
                zip.write(part);
            }
        }
        assertThat(Files.size(file)).isBetween(49_900_000L, 50_000_000L);
        return file;
    }

    private int send(String place, String name, Path file) throws Exception {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"" + name + "\"\r\n\r\n";
        var parts = List.of(new ByteArrayInputStream(head.getBytes(UTF_8)), Files.newInputStream(file),
                new ByteArrayInputStream(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8)));
        return http.send(asked(place).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(parts)))).build(), BodyHandlers.discarding()).statusCode();
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(get(address), "UTF-8", "");
    }

    private InputStream get(String address) throws Exception {
        var answer = http.send(asked(address).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder asked(String address) {
        return HttpRequest.newBuilder(installed.address(address)).header("Authorization", "Bearer waterrijk-secretaris");
    }

    private static String sha256(InputStream content) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (content) {
            var buffer = new byte[64 << 10];
            for (int read; (read = content.read(buffer)) >= 0;) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
