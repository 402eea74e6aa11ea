package nl.regietafel.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Notices text that looks like personal data (persoonsgegevens): a BSN, a V-number, a date of birth. It warns and never
/// refuses: a clerk may have a reason, and a number that only looks like one exists too. The sentences do not repeat
/// what was typed, so that it ends up nowhere else.
///
/// A BSN has nine digits that pass the test of eleven (Besluit burgerservicenummer), whole or in groups. A V-number (of the
/// aliens register) has ten: with its name before it always, otherwise when they stand together or as 3-3-4 and do not
/// begin with 0, as telephone numbers do. A date of birth is a date with such a word near it.
public final class PersonalData {

    private static final String BSN = "Hier lijkt een burgerservicenummer (BSN) te staan. "
            + "Noteer geen persoonsgegevens van asielzoekers.";
    private static final String V_NUMBER = "Hier lijkt een V-nummer te staan. Noteer geen persoonsgegevens van asielzoekers.";
    private static final String BIRTH = "Hier lijkt een geboortedatum te staan. Noteer geen persoonsgegevens van asielzoekers.";

    private static final Pattern V_NAME = Pattern.compile(
            "\\b(?:v|vreemdelingen)[-.\\s]{0,2}(?:nummer|nr|num)\\b|\\bv(?:nr|nummer)\\b|\\bcrv\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY_AFTER = Pattern.compile(
            "\\s{0,2}(?:,-|,\\d|euro|eur\\b|miljoen|mln|plekken|inwoners|mensen|personen|m2|m3|kwh)", Pattern.CASE_INSENSITIVE);
    // "geboren op", "geb. 3-5-88", "geb.dat.", "geboortedatum"; "gebouw" and "gebeurt" are other words
    private static final Pattern BIRTH_WORD = Pattern.compile(
            "\\b(?:geboren|geboortedatum|geboortedag|geboorte|geb(?=[.\\s:(]))", Pattern.CASE_INSENSITIVE);
    private static final Pattern BIRTH_LEAD = Pattern.compile(
            "\\b(?:geboren\\s{1,3}op|geboortedatum|geboortedag|geb\\.?\\s?-?dat(?:um|\\.)?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT_DATE = Pattern.compile("\\b\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})\\b");

    private static final LocalDate RECENT = LocalDate.of(2015, 1, 1);
    private static final int NEAR = 40;

    private PersonalData() {}

    /// A Dutch sentence for each sort of personal data the text seems to hold; none when it seems clean.
    public static List<String> warnings(String text) {
        var warnings = new LinkedHashSet<String>();
        var plain = text.replace('\u00A0', ' ').replace('\u202F', ' ');
        numbers(plain, warnings);
        if (holdsBirthDate(plain)) {
            warnings.add(BIRTH);
        }
        return List.copyOf(warnings);
    }

    /// A group of digits; `joined` is the sign that ties it to the group before it, or 0.
    private record Group(int start, int end, char joined) {
        int length() {
            return end - start;
        }
    }

    private static void numbers(String text, Set<String> warnings) {
        var groups = groups(text);
        for (var i = 0; i < groups.size(); i++) {
            var digits = 0;
            for (var j = i; j < groups.size() && j < i + 4; j++) {
                if (j > i && (groups.get(j).joined() == 0 || j > i + 1 && groups.get(j).joined() != groups.get(i + 1).joined())) {
                    break;
                }
                digits += groups.get(j).length();
                if (digits > 10) {
                    break;
                }
                var part = groups.subList(i, j + 1);
                if (digits == 9 && standsAlone(text, groups, i, j) && looksLikeBsn(text, part)) {
                    warnings.add(BSN);
                }
                if (digits == 10 && standsAlone(text, groups, i, j) && looksLikeVNumber(text, part)) {
                    warnings.add(V_NUMBER);
                }
            }
        }
    }

    private static List<Group> groups(String text) {
        var groups = new ArrayList<Group>();
        var at = 0;
        while (at < text.length()) {
            if (!isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            var end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            var joined = at > 0 && !groups.isEmpty() && groups.getLast().end() == at - 1
                    && " .-".indexOf(text.charAt(at - 1)) >= 0 ? text.charAt(at - 1) : 0;
            groups.add(new Group(at, end, (char) joined));
            at = end;
        }
        return groups;
    }

    /// Not a part of a longer number, a word, an amount or an international telephone number.
    private static boolean standsAlone(String text, List<Group> groups, int from, int to) {
        var first = groups.get(from);
        var last = groups.get(to);
        var several = to > from;
        var sign = several ? groups.get(from + 1).joined() : ' ';
        if (several && (first.joined() == sign || to + 1 < groups.size() && groups.get(to + 1).joined() == sign)) {
            return false;
        }
        if (first.start() > 0 && (Character.isLetter(text.charAt(first.start() - 1))
                || "+€$/,".indexOf(text.charAt(first.start() - 1)) >= 0)
                || last.end() < text.length() && Character.isLetter(text.charAt(last.end()))) {
            return false;
        }
        var before = text.substring(Math.max(0, first.start() - 8), first.start());
        if (before.matches("(?s).*(?:\\+[\\d\\s()-]*|\\(0\\)\\s?|€\\s?)")) {
            return false;
        }
        return !MONEY_AFTER.matcher(text).region(last.end(), Math.min(text.length(), last.end() + 20)).lookingAt();
    }

    private static boolean looksLikeBsn(String text, List<Group> groups) {
        if (groups.stream().anyMatch(group -> group.length() < 2)) {
            return false;
        }
        var digits = digits(text, groups);
        var sum = 0;
        for (var i = 0; i < 8; i++) {
            sum += (9 - i) * (digits.charAt(i) - '0');
        }
        sum -= digits.charAt(8) - '0';
        return sum % 11 == 0 && !digits.equals("000000000");
    }

    private static boolean looksLikeVNumber(String text, List<Group> groups) {
        var start = groups.getFirst().start();
        if (V_NAME.matcher(text).region(Math.max(0, start - 25), start).find()) {
            return true;
        }
        var together = groups.size() == 1 || groups.size() == 3 && groups.get(0).length() == 3 && groups.get(1).length() == 3;
        return together && text.charAt(start) != '0';
    }

    private static String digits(String text, List<Group> groups) {
        var digits = new StringBuilder();
        groups.forEach(group -> digits.append(text, group.start(), group.end()));
        return digits.toString();
    }

    private static boolean holdsBirthDate(String text) {
        var lead = BIRTH_LEAD.matcher(text);
        while (lead.find()) {
            var after = text.substring(lead.end(), Math.min(text.length(), lead.end() + NEAR));
            if (SHORT_DATE.matcher(after).find() || dates(after).stream().anyMatch(day -> day.start() <= 12)) {
                return true;
            }
        }
        var word = BIRTH_WORD.matcher(text);
        while (word.find()) {
            var near = text.substring(Math.max(0, word.start() - NEAR), Math.min(text.length(), word.end() + NEAR));
            if (dates(near).stream().anyMatch(day -> day.date().isBefore(RECENT))) {
                return true;
            }
        }
        return false;
    }

    // read as said in 2015: a date without a year is then never before it
    private static List<DutchDates.Day> dates(String text) {
        return DutchDates.in(text, RECENT).stream().filter(DutchDates.Day.class::isInstance).map(DutchDates.Day.class::cast)
                .filter(DutchDates.Day::calendar).toList();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
