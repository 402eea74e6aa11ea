package gg.jte.generated.ondemand.web;
@SuppressWarnings("unchecked")
public final class JteaccountGenerated {
	public static final String JTE_NAME = "web/account.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,6,6,6,0,0,0,0};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, nl.regietafel.web.Frame frame) {
		jteOutput.writeContent("<a href=\"/account\">Mijn account</a>\n<form method=\"post\" action=\"/afmelden\">\n    <input type=\"hidden\"");
		var __jte_html_attribute_0 = frame.csrfField();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" name=\"");
			jteOutput.setContext("input", "name");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("input", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_1 = frame.csrfToken();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
			jteOutput.writeContent(" value=\"");
			jteOutput.setContext("input", "value");
			jteOutput.writeUserContent(__jte_html_attribute_1);
			jteOutput.setContext("input", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n    <button class=\"regietafel-button regietafel-button--plain\">Afmelden</button>\n</form>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		nl.regietafel.web.Frame frame = (nl.regietafel.web.Frame)params.get("frame");
		render(jteOutput, jteHtmlInterceptor, frame);
	}
}
