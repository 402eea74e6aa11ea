package nl.regietafel.home;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import nl.regietafel.RegietafelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@RegietafelTest
class HealthPageTest {

    @Autowired
    private MockMvc browser;

    @Test
    void whoever_watches_the_server_sees_that_it_is_up() throws Exception {
        browser.perform(get("/gezond"))
            .andExpect(status().isOk())
            .andExpect(content().json("{\"status\":\"UP\"}"));
    }
}
