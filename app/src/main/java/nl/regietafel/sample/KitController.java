package nl.regietafel.sample;

import java.util.List;
import java.util.Map;
import nl.regietafel.decision.Gap;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineRow;
import nl.regietafel.decision.LineState;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Needs;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Every part of the kit on one page, as the pages use it: for who builds on, and for who looks whether all of it holds.
@Controller
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
class KitController {

    @Needs(Act.READ_DIRECTORY)
    @GetMapping("/onderdelen")
    ModelAndView kit() {
        var lisdonk = new LineRow.Who("Lisdonk", "J. Terpstra", false);
        var rows = List.of(
                row(LineKind.DECISION, "De noodopvang in Lisdonk blijft open tot 1 september.", List.of(lisdonk), List.of("terugkijken 1 juni"),
                        List.of(), List.of(new LineRow.Sub("open", "Voorwaarde: de raad stemt in", "vóór 1 apr 2026")), null, "2026-1/4", false),
                row(LineKind.ACTION, "Een overzicht maken van leegstaande panden.", List.of(new LineRow.Who("COA", null, false), new LineRow.Who("Oeverhoven", null, true)),
                        List.of("vóór vr 13 maart"), List.of(), List.of(), new LineState("half", "gemeld klaar, nog niet aanvaard", "ink"), "2026-1/5", true),
                row(LineKind.SIGNAL, "Alle plekken zijn bezet.", List.of(), List.of(), List.of(),
                        List.of(new LineRow.Sub(null, "2.412 van 2.460 plekken bezet", "COA, 9 feb 2026")), null, "2026-1/6", false),
                row(LineKind.ACTION, "Nagaan of de sporthal kan dienen.", List.of(), List.of(), List.of(Gap.WHO, Gap.WHEN), List.of(), null, null, false));
        return new ModelAndView("sample/kit", Map.of("rows", rows, "errors",
                Errors.of(new Refused("follow-up.no-such-day", "31 februari bestaat niet. Bedoelt u 28 februari?").at("klaar"))));
    }

    private static LineRow row(LineKind kind, String text, List<LineRow.Who> who, List<String> when, List<Gap> gaps, List<LineRow.Sub> subs,
                               @Nullable LineState state, @Nullable String label, boolean changed) {
        return new LineRow(LineId.fresh(), kind.code(), kind.label(), text, who, when, gaps, subs, state, label, null, null, false, changed, 1);
    }
}
