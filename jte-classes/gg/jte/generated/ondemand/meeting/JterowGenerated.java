package gg.jte.generated.ondemand.meeting;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.MeetingsPage;
@SuppressWarnings("unchecked")
public final class JterowGenerated {
	public static final String JTE_NAME = "meeting/row.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,2,2,2,4,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,8,8,9,9,9,10,10,13,13,14,14,14,15,15,16,16,17,17,17,18,18,19,19,20,20,20,21,21,22,22,24,24,25,25,25,26,26,27,27,27,28,28,29,29,32,32,32,2,3,3,3,3};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, MeetingsPage.Row row, String distance) {
		jteOutput.writeContent("\n<li class=\"regietafel-meetings__row\">\n    <div class=\"regietafel-meetings__day\">\n        <a href=\"/vergaderingen/");
		jteOutput.setContext("a", "href");
		jteOutput.writeUserContent(row.meeting().id().value());
		jteOutput.setContext("a", null);
		jteOutput.writeContent("\"><time");
		var __jte_html_attribute_0 = row.meeting().onDay().toString();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" datetime=\"");
			jteOutput.setContext("time", "datetime");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("time", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">");
		jteOutput.setContext("time", null);
		jteOutput.writeUserContent(row.day());
		jteOutput.writeContent("</time></a>\n        ");
		if (distance != null && !row.meeting().isCancelled()) {
			jteOutput.writeContent("\n            <span class=\"regietafel-meetings__distance\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(distance);
			jteOutput.writeContent("</span>\n        ");
		}
		jteOutput.writeContent("\n    </div>\n    <div class=\"regietafel-meetings__known regietafel-dotted\">\n        ");
		if (row.meeting().state() instanceof Meeting.State.Cancelled cancelled) {
			jteOutput.writeContent("\n            <strong>Gaat niet door.</strong> ");
			jteOutput.setContext("div", null);
			jteOutput.writeUserContent(cancelled.why());
			jteOutput.writeContent("\n        ");
		} else {
			jteOutput.writeContent("\n            ");
			if (row.meeting().hours() != null) {
				jteOutput.writeContent("\n                <span>");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(row.meeting().hours());
				jteOutput.writeContent("</span>\n            ");
			}
			jteOutput.writeContent("\n            ");
			if (row.meeting().place() != null) {
				jteOutput.writeContent("\n                <span>");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(row.meeting().place());
				jteOutput.writeContent("</span>\n            ");
			}
			jteOutput.writeContent("\n            ");
			if (row.meeting().onlineUrl() != null) {
				jteOutput.writeContent("\n                <span>online</span>\n            ");
			}
			jteOutput.writeContent("\n            <span>");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(row.topicsInWords());
			jteOutput.writeContent("</span>\n            ");
			if (row.attendance() != null) {
				jteOutput.writeContent("\n                <span>");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(row.attendance());
				jteOutput.writeContent("</span>\n            ");
			}
			jteOutput.writeContent("\n        ");
		}
		jteOutput.writeContent("\n    </div>\n</li>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		MeetingsPage.Row row = (MeetingsPage.Row)params.get("row");
		String distance = (String)params.get("distance");
		render(jteOutput, jteHtmlInterceptor, row, distance);
	}
}
