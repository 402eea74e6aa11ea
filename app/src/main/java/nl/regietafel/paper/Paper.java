package nl.regietafel.paper;

import java.util.Set;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// A paper (stuk) as this viewer may read it: what people talk about, in its latest version.
///
/// @param sharedWith who may read it when it is limited, beside the secretariat
/// @param withdrawn  it is gone for readers, and can be put back
/// @param latest     the version that is read
public record Paper(PaperId id, BoardId board, PaperPlace place, String title, Confidentiality confidentiality, Set<PartyId> sharedWith,
                    boolean withdrawn, int version, PaperVersion latest) {

    static final int LONGEST_TITLE = 200;

    /// Who may read a paper, and under which topic.
    ///
    /// @param topic       how far its topic is known; null when it lies in a dossier, which everyone at the table reads
    /// @param topicShared who may read a limited topic
    /// @param standsFor   the parties of who decides, or null for a secretary, who always reads all
    record Readers(Confidentiality confidentiality, Set<PartyId> sharedWith, @Nullable Confidentiality topic, Set<PartyId> topicShared,
                   @Nullable Set<PartyId> standsFor) {

        /// The rules: a paper is never wider known than its topic, and someone may read it.
        Readers checked() {
            var limited = confidentiality == Confidentiality.LIMITED;
            var shared = limited ? Set.copyOf(sharedWith) : Set.<PartyId>of();
            if (topic != null && confidentiality.narrower(topic) != confidentiality) {
                throw new Refused("paper.wider-than-topic", topic.dutch()).at("vertrouwelijkheid");
            }
            if (limited && topic == Confidentiality.LIMITED && !topicShared.containsAll(shared)) {
                throw new Refused("paper.shared-wider-than-topic").at("gedeeld-met");
            }
            if (limited && standsFor == null && shared.isEmpty()) {
                throw new Refused("paper.limited-to-nobody").at("gedeeld-met");
            }
            if (limited && standsFor != null && shared.stream().noneMatch(standsFor::contains)) {
                throw new Refused("paper.limited-without-yourself").at("gedeeld-met");
            }
            return new Readers(confidentiality, shared, topic, topicShared, standsFor);
        }
    }

    public String address() {
        return "/stukken/" + id;
    }

    public boolean isLimited() {
        return confidentiality == Confidentiality.LIMITED;
    }

    /// The address at which a browser shows it beside other things; none for who must open it elsewhere.
    public @Nullable String viewed() {
        return latest.kind() == PaperKind.PDF ? address() + "/versies/" + latest.number() + "/weergave" : null;
    }

    /// "PDF, 1,2 MB, versie 2".
    public String about() {
        return latest.kind().dutch() + ", " + latest.sizeInWords() + (latest.number() > 1 ? ", versie " + latest.number() : "");
    }

    static String checkedTitle(String title) {
        var bare = title.strip().replaceAll("\\s+", " ");
        if (bare.isEmpty()) {
            throw new Refused("paper.without-title").at("titel");
        }
        if (bare.length() > LONGEST_TITLE) {
            throw new Refused("paper.title-too-long", LONGEST_TITLE).at("titel");
        }
        return bare;
    }
}
