package nl.regietafel.sample;

import static nl.regietafel.sample.Waterrijk.*;

import nl.regietafel.directory.Directory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// How the table of Waterrijk began: who took a seat, and who came to sit on it.
@Component
@Order(1)
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
class PeopleStory implements Story {

    private final Directory directory;

    PeopleStory(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void tell(Storyteller teller) {
        teller.on(FOUNDED);
        if (directory.isEmpty()) {
            var first = PEOPLE.getFirst();
            directory.found(BOARD, SECRETARIAAT, first.person(), first.name(), FOUNDED);
        }
        for (var party : PARTIES) {
            teller.on(FOUNDED, HOGENDOORN, "partij:" + party.id(), command -> directory.add(command, party));
        }
        for (var member : PEOPLE.subList(1, PEOPLE.size())) {
            teller.on(FOUNDED, HOGENDOORN, "mens:" + member.person(), command -> directory.add(command, member));
        }
    }
}
