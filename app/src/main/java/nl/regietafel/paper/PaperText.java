package nl.regietafel.paper;

import nl.regietafel.meeting.AgendaItemId;

/// All that can be read in one version of a paper (tekst van een stuk), with its title and the name of its file: for who must be sure that a
/// name does not stand in it.
///
/// @param whole whether all of its text was read; a picture, a scan or a file that could not be read may say more than this
public record PaperText(PaperId paper, AgendaItemId topic, int number, String title, String fileName, String text, boolean whole) {
}
