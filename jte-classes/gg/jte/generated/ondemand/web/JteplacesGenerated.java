package gg.jte.generated.ondemand.web;
@SuppressWarnings("unchecked")
public final class JteplacesGenerated {
	public static final String JTE_NAME = "web/places.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,1,1,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,3,3,4,4,4,0,0,0,0};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, nl.regietafel.web.Frame frame) {
		for (var place : frame.places()) {
			jteOutput.writeContent("\n    <a");
			var __jte_html_attribute_0 = place.address();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
				jteOutput.writeContent(" href=\"");
				jteOutput.setContext("a", "href");
				jteOutput.writeUserContent(__jte_html_attribute_0);
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_1 = place.current() ? "true" : null;
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
				jteOutput.writeContent(" aria-current=\"");
				jteOutput.setContext("a", "aria-current");
				jteOutput.writeUserContent(__jte_html_attribute_1);
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">");
			jteOutput.setContext("a", null);
			jteOutput.writeUserContent(place.label());
			if (place.count() > 0) {
				jteOutput.writeContent("<span class=\"regietafel-count\">");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(place.count());
				jteOutput.writeContent("</span>");
			}
			jteOutput.writeContent("</a>\n");
		}
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		nl.regietafel.web.Frame frame = (nl.regietafel.web.Frame)params.get("frame");
		render(jteOutput, jteHtmlInterceptor, frame);
	}
}
