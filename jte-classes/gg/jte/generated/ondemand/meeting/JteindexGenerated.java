package gg.jte.generated.ondemand.meeting;
import nl.regietafel.meeting.MeetingsPage;
import nl.regietafel.web.Frame;
@SuppressWarnings("unchecked")
public final class JteindexGenerated {
	public static final String JTE_NAME = "meeting/index.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,2,2,2,4,4,4,7,7,12,12,16,16,18,18,20,20,21,21,22,22,24,24,28,28,30,30,32,32,33,33,34,34,36,36,38,38,38,39,39,39,2,3,3,3,3};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Frame frame, MeetingsPage page) {
		gg.jte.generated.ondemand.web.JtelayoutGenerated.render(jteOutput, jteHtmlInterceptor, frame, "Vergaderingen", java.util.List.of(), new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<div class=\"regietafel-head\">\n    <h1>Vergaderingen</h1>\n    ");
				if (page.mayPlan()) {
					jteOutput.writeContent("\n        <div class=\"regietafel-actions\">\n            <a class=\"regietafel-button\" href=\"/vergaderingen/vaste-punten\">Vaste punten</a>\n            <a class=\"regietafel-button regietafel-button--primary\" href=\"/vergaderingen/nieuw\">Vergadering plannen</a>\n        </div>\n    ");
				}
				jteOutput.writeContent("\n</div>\n<section class=\"regietafel-meetings\" aria-labelledby=\"komt\">\n    <h2 id=\"komt\">Wat komt</h2>\n    ");
				if (page.coming().isEmpty()) {
					jteOutput.writeContent("\n        <p>Er is nog geen volgende vergadering gepland.</p>\n    ");
				} else {
					jteOutput.writeContent("\n        <ul class=\"regietafel-meetings__list\">\n            ");
					for (var row : page.coming()) {
						jteOutput.writeContent("\n                ");
						gg.jte.generated.ondemand.meeting.JterowGenerated.render(jteOutput, jteHtmlInterceptor, row, page.distance(row));
						jteOutput.writeContent("\n            ");
					}
					jteOutput.writeContent("\n        </ul>\n    ");
				}
				jteOutput.writeContent("\n</section>\n<section class=\"regietafel-meetings\" aria-labelledby=\"was\">\n    <h2 id=\"was\">Wat was</h2>\n    ");
				if (page.past().isEmpty()) {
					jteOutput.writeContent("\n        <p>Er is hier nog niet vergaderd.</p>\n    ");
				} else {
					jteOutput.writeContent("\n        <ul class=\"regietafel-meetings__list\">\n            ");
					for (var row : page.past()) {
						jteOutput.writeContent("\n                ");
						gg.jte.generated.ondemand.meeting.JterowGenerated.render(jteOutput, jteHtmlInterceptor, row, null);
						jteOutput.writeContent("\n            ");
					}
					jteOutput.writeContent("\n        </ul>\n    ");
				}
				jteOutput.writeContent("\n</section>\n");
			}
		}, false, null);
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Frame frame = (Frame)params.get("frame");
		MeetingsPage page = (MeetingsPage)params.get("page");
		render(jteOutput, jteHtmlInterceptor, frame, page);
	}
}
