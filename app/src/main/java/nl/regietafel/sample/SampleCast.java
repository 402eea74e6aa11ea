package nl.regietafel.sample;

import java.util.List;
import nl.regietafel.directory.OneClick;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The cast on the sign-in page, one click each.
@Component
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
class SampleCast implements OneClick {

    @Override
    public List<Candidate> candidates() {
        return Waterrijk.PEOPLE.stream()
                .map(member -> new Candidate(member.person(), member.name(),
                        member.title() == null ? member.role().dutch() : member.title()))
                .toList();
    }
}
