package nl.regietafel.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What became of the lines (opvolging): reports and acceptances, answers, deliveries, conditions, breaches, outcomes, moved
/// dates, lapses. Facts stand beside what was adopted; they never change it.
@Service
public class FollowUps {

    private final LineStore store;
    private final BoardNamesStore names;
    private final Timeline timeline;
    private final Clock clock;
    private final Today today;

    FollowUps(LineStore store, BoardNamesStore names, Timeline timeline, Clock clock, Today today) {
        this.store = store;
        this.names = names;
        this.timeline = timeline;
        this.clock = clock;
        this.today = today;
    }

    /// Which acts a line offers now. One case a kind; what holds for all kinds stands at the end.
    public static List<FollowUp> available(Line line) {
        var acts = new ArrayList<FollowUp>();
        if (line.lapsed()) {
            return List.of(FollowUp.REOPENING);
        }
        switch (line.detail()) {
            case LineDetail.Announcement it -> {
                if (it.outsideDate() != null && it.outcome() == null) {
                    acts.add(FollowUp.OUTCOME);
                }
            }
            case LineDetail.SignalNote _ -> {
                if (!line.adopted()) {
                    acts.add(FollowUp.FIGURE);
                }
            }
            case LineDetail.DecisionTaken it -> {
                if (it.conditions().stream().anyMatch(LineDetail.Followed::isOpen)) {
                    acts.add(FollowUp.CONDITION_MET);
                }
                if (it.referrals().stream().anyMatch(LineDetail.Followed::isOpen)) {
                    acts.add(FollowUp.REFERRAL_ANSWER);
                }
                if (it.reviewOn() != null && it.review() == null) {
                    acts.add(FollowUp.REVIEW);
                }
                if (!line.adopted()) {
                    acts.add(FollowUp.CONDITION);
                }
                acts.add(FollowUp.REFERRAL);
            }
            case LineDetail.Agreement it -> {
                if (it.ending() == null) {
                    acts.add(FollowUp.BREACH);
                    acts.add(FollowUp.ENDING);
                }
            }
            case LineDetail.Action it -> {
                if (it.parts().stream().anyMatch(part -> part.state() instanceof LineDetail.ActionState.Open)) {
                    acts.add(FollowUp.REPORT);
                }
                if (!it.isAccepted()) {
                    acts.add(FollowUp.ACCEPTANCE);
                }
                if (it.parts().stream().anyMatch(part -> part.state() instanceof LineDetail.ActionState.Reported)) {
                    acts.add(FollowUp.RETURN);
                }
                if (it.isAccepted()) {
                    acts.add(FollowUp.REOPENING);
                }
            }
            case LineDetail.Question it -> {
                if (!it.isAnswered()) {
                    acts.add(FollowUp.ANSWER);
                }
            }
            case LineDetail.Call it -> {
                acts.add(FollowUp.DELIVERY);
                if (!it.isAnswered()) {
                    acts.add(FollowUp.ANSWER);
                }
            }
            case LineDetail.AgendaPoint _ -> { }
        }
        if (line.dueNow() != null) {
            acts.add(FollowUp.DUE_MOVED);
        }
        if (!line.gaps().isEmpty()) {
            acts.add(FollowUp.WITHOUT);
        }
        if (line.released() != null) {
            acts.add(FollowUp.LAPSE);
        }
        return acts;
    }

    /// Records what became of a line.
    ///
    /// @param about the condition that is met or the referral that is answered; with one open it may be left out
    @Transactional
    public void record(Command command, LineId id, FollowUp act, @Nullable PartyId party, @Nullable FactId about, @Nullable LocalDate day,
                       String text) {
        command.must(Act.FOLLOW_UP);
        var line = store.find(id).orElseThrow(Missing::new);
        store.lock(id, line.version());
        if (!available(line).contains(act)) {
            throw new Refused("follow-up.not-now", act.button());
        }
        var fact = new Fact(FactId.fresh(), id, act.what(), ownParty(line, act, party), null, about(line, act, about),
                ownDay(act, day), ownText(line, act, text.strip()), command.person(), "", clock.instant());
        store.add(fact, line.board());
        timeline.record(command, LineHappening.FOLLOWED_UP, id.value(), sentence(act, fact));
    }

    /// What a party can say itself, of its own part of a line.
    public static List<FollowUp> own(Line line, PartyId party) {
        if (line.lapsed() || line.released() == null) {
            return List.of();
        }
        return switch (line.detail()) {
            case LineDetail.Action _ -> LineDetail.actionState(line, party) instanceof LineDetail.ActionState.Open
                    ? List.of(FollowUp.PROGRESS, FollowUp.REPORT, FollowUp.DUE_ASKED) : List.of();
            case LineDetail.Question it -> isAnswered(it.answers(), party) ? List.of() : List.of(FollowUp.ANSWER, FollowUp.DUE_ASKED);
            case LineDetail.Call it -> isAnswered(it.answers(), party) ? List.of() : List.of(FollowUp.DELIVERY, FollowUp.ANSWER, FollowUp.DUE_ASKED);
            case LineDetail.Announcement _, LineDetail.SignalNote _, LineDetail.DecisionTaken _, LineDetail.Agreement _, LineDetail.AgendaPoint _ -> List.of();
        };
    }

    private static boolean isAnswered(List<Fact> answers, PartyId party) {
        return answers.stream().anyMatch(answer -> answer.party() == null || answer.party().equals(party));
    }

    /// A party says what became of its own part of a line. It stands beside what the table accepts, and the timeline tells it to who
    /// may read it only: a party can be hidden later.
    @Transactional
    public void report(Command command, LineId id, FollowUp act, PartyId party, @Nullable LocalDate day, String text) {
        command.must(Act.REPORT_OWN);
        var line = store.find(id).filter(found -> found.board().equals(command.board())).orElseThrow(Missing::new);
        if (!command.by().parties().contains(party) || !asks(line, party)) {
            throw new Missing();
        }
        if (!own(line, party).contains(act)) {
            throw new Refused("follow-up.not-now", act.button());
        }
        var fact = new Fact(FactId.fresh(), id, act.what(), party, null, null, ownDay(act, day), ownText(line, act, text.strip()),
                command.person(), "", clock.instant());
        store.add(fact, line.board());
        timeline.about(new Subject(Subject.Kind.FACT, fact.id().value(), line.board(), true, Confidentiality.LIMITED, Set.of(party)));
        timeline.record(command, LineHappening.REPORTED, fact.id().value(), sentence(act, fact));
    }

    /// By name, or as one of the group that sat at the table on the day of the meeting.
    private boolean asks(Line line, PartyId party) {
        return line.parties().stream().anyMatch(each -> party.equals(each.party()))
                || line.parties().stream().anyMatch(each -> each.group() != null) && names.on(line.board(), line.meetingDay()).parties().stream()
                    .filter(known -> known.id().equals(party))
                    .anyMatch(known -> known.isMunicipality() || line.parties().stream().anyMatch(each -> each.group() == LineParty.Group.ALL));
    }

    /// Takes back what was recorded by mistake. It stays known that it stood there.
    @Transactional
    public void withdraw(Command command, LineId id, FactId fact) {
        command.must(Act.FOLLOW_UP);
        var line = store.find(id).orElseThrow(Missing::new);
        var known = line.facts().stream().filter(each -> each.id().equals(fact)).findFirst().orElseThrow(Missing::new);
        if (line.adopted() && SAID_WITH_THE_LINE.contains(known.what())) {
            throw new Refused("line.adopted");
        }
        if (!store.withdraw(fact, command.person(), clock.instant())) {
            throw new Missing();
        }
        timeline.record(command, LineHappening.WITHDRAWN, id.value(), "Teruggenomen: " + known.what().dutch() + ".");
    }

    /// What belongs to the words of the line itself, and is adopted with them.
    static final List<Fact.What> SAID_WITH_THE_LINE = List.of(Fact.What.CONDITION, Fact.What.FIGURE, Fact.What.WITHOUT);

    private static @Nullable PartyId ownParty(Line line, FollowUp act, @Nullable PartyId party) {
        if (party == null || !act.isByParty()) {
            return null;
        }
        var group = line.parties().stream().anyMatch(each -> each.group() != null);
        var own = line.parties().stream().anyMatch(each -> party.equals(each.party()));
        if (act != FollowUp.FIGURE && act != FollowUp.BREACH && !own && !group) {
            throw new Refused("follow-up.other-party").at("partij");
        }
        return party;
    }

    private static @Nullable FactId about(Line line, FollowUp act, @Nullable FactId about) {
        if (act != FollowUp.CONDITION_MET && act != FollowUp.REFERRAL_ANSWER) {
            return null;
        }
        var decision = (LineDetail.DecisionTaken) line.detail();
        var open = (act == FollowUp.CONDITION_MET ? decision.conditions() : decision.referrals()).stream()
            .filter(LineDetail.Followed::isOpen).map(followed -> followed.fact().id()).toList();
        if (about == null && open.size() == 1) {
            return open.getFirst();
        }
        if (about == null || !open.contains(about)) {
            throw new Refused("follow-up.which-one").at("over");
        }
        return about;
    }

    private @Nullable LocalDate ownDay(FollowUp act, @Nullable LocalDate day) {
        if (act.asksDay() == null) {
            return today.date();
        }
        if (day == null && act.isDayNeeded()) {
            throw new Refused("follow-up.no-day").at("datum");
        }
        return switch (act) {
            case ANSWER, DELIVERY, CONDITION_MET, REFERRAL, REFERRAL_ANSWER -> day == null ? today.date() : day;
            case REPORT, ACCEPTANCE, RETURN, CONDITION, REVIEW, BREACH, ENDING, OUTCOME, DUE_MOVED, FIGURE, LAPSE, REOPENING, WITHOUT,
                 PROGRESS, DUE_ASKED -> day;
        };
    }

    private String ownText(Line line, FollowUp act, String text) {
        if (text.isEmpty() && act.isTextNeeded()) {
            throw new Refused("follow-up.no-text").at("tekst");
        }
        if (text.length() > 4000) {
            throw new Refused("line.too-long", text.length()).at("tekst");
        }
        if (act == FollowUp.WITHOUT && Arrays.stream(Gap.values()).noneMatch(gap -> gap.name().equals(text))) {
            throw new Refused("follow-up.which-one").at("tekst");
        }
        names.on(line.board(), line.meetingDay()).firstNameIn(text, Lines.hidden(line)).ifPresent(name -> {
            throw new Refused("line.names-hidden-party", name).at("tekst");
        });
        return text;
    }

    /// Tells what was recorded, not its words: they may come to name a party that is hidden later, and the timeline stands.
    private static String sentence(FollowUp act, Fact fact) {
        return act == FollowUp.WITHOUT ? "Bewust zonder: " + Gap.valueOf(fact.text()).dutch() + "."
                : Character.toUpperCase(fact.what().dutch().charAt(0)) + fact.what().dutch().substring(1) + ".";
    }
}
