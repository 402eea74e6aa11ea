package nl.regietafel.directory;

import static nl.regietafel.directory.Role.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Who may do what: the one table. Each route names one of these acts, each doorway asks it again, docs/permissions.md is
/// printed from it, and row level security holds the same lines underneath. What confidentiality adds is in the rows: see
/// {@link Confidentiality}.
public enum Act {

    READ_MEETINGS("vergaderingen en agenda's lezen", reading()),
    READ_LINES("regels en lijsten lezen", reading()),
    READ_DOSSIERS("dossiers lezen", reading()),
    READ_PAPERS("stukken lezen", reading()),
    READ_DIRECTORY("zien wie aan tafel zitten", everyone()),
    KEEP_OWN_ACCOUNT("het eigen wachtwoord, de tweede stap en de eigen aanmeldingen beheren", everyone()),
    KEEP_QUERIES("eigen zoekvragen bewaren", reading()),

    PLAN_MEETINGS("een vergadering plannen, verplaatsen of laten vervallen", SECRETARY),
    PREPARE_AGENDA("de agenda maken", SECRETARY, CHAIR),
    RECORD_ATTENDANCE("aanwezigheid vastleggen", SECRETARY),
    KEEP_PRIVATE_NOTES("een eigen notitie bij een onderwerp maken", SECRETARY, CHAIR),

    WRITE_LINES("de lijst schrijven", SECRETARY),
    READ_DRAFTS("een lijst lezen die nog niet is rondgezonden", SECRETARY, CHAIR),
    HIDE_PARTIES("een partij verbergen in de lijst", SECRETARY),
    FOLLOW_UP("vastleggen wat er van een regel is geworden", SECRETARY),
    REPORT_OWN("melden wat er van de eigen regels is geworden", SECRETARY, CHAIR, MEMBER, OFFICIAL, AGENCY, MINISTRY, SUPERVISOR, WOO_OFFICER),
    CIRCULATE_LISTS("een lijst rondsturen", SECRETARY),
    ADOPT_LISTS("vastleggen dat een lijst is vastgesteld", SECRETARY, CHAIR),
    MAKE_VARIANTS("kiezen wat het publiek van een lijst leest", SECRETARY),
    COMMENT_ON_LISTS("reageren op een lijst die is rondgezonden", MEMBER, AGENCY, MINISTRY),
    OBJECT_TO_LISTS("bezwaar maken bij schriftelijke vaststelling", MEMBER, AGENCY, MINISTRY),

    KEEP_DOSSIERS("dossiers maken en hernoemen", SECRETARY),
    KEEP_PAPERS("stukken toevoegen, vervangen en intrekken", SECRETARY, CHAIR),
    READ_IN("een bestaande lijst inlezen", SECRETARY),

    KEEP_DIRECTORY("partijen, mensen en rollen bijhouden", SECRETARY, ADMINISTRATOR),
    KEEP_ACCOUNTS("mensen uitnodigen, een nieuw wachtwoord geven en accounts sluiten", SECRETARY, ADMINISTRATOR),
    KEEP_SETTINGS("namen, webadres en mailserver instellen", ADMINISTRATOR),
    READ_LIMITED_LOG("nalezen wie iets beperkts las", SECRETARY),
    VERIFY_TIMELINE("nagaan of de tijdlijn klopt", SECRETARY);

    private final String dutch;
    private final Set<Role> roles;

    Act(String dutch, Role... roles) {
        this(dutch, EnumSet.copyOf(List.of(roles)));
    }

    Act(String dutch, Set<Role> roles) {
        this.dutch = dutch;
        this.roles = roles;
    }

    public String dutch() {
        return dutch;
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }

    private static Set<Role> everyone() {
        return EnumSet.allOf(Role.class);
    }

    /// All but the administrator, who sees accounts and settings but no content.
    private static Set<Role> reading() {
        return EnumSet.complementOf(EnumSet.of(ADMINISTRATOR));
    }
}
