package gg.jte.generated.ondemand.web;
@SuppressWarnings("unchecked")
public final class JtestylesGenerated {
	public static final String JTE_NAME = "web/styles.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,1,1,2,2,2,2,2,2,2,2,2,3,3,4,4,4,0,0,0,0};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, nl.regietafel.web.Frame frame) {
		for (var name : nl.regietafel.web.Frame.STYLES) {
			jteOutput.writeContent("\n    <link rel=\"stylesheet\"");
			var __jte_html_attribute_0 = frame.file("/css/" + name + ".css");
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
				jteOutput.writeContent(" href=\"");
				jteOutput.setContext("link", "href");
				jteOutput.writeUserContent(__jte_html_attribute_0);
				jteOutput.setContext("link", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">\n");
		}
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		nl.regietafel.web.Frame frame = (nl.regietafel.web.Frame)params.get("frame");
		render(jteOutput, jteHtmlInterceptor, frame);
	}
}
