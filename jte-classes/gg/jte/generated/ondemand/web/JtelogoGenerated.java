package gg.jte.generated.ondemand.web;
@SuppressWarnings("unchecked")
public final class JtelogoGenerated {
	public static final String JTE_NAME = "web/logo.jte";
	public static final int[] JTE_LINE_INFO = {1,1,1,1,1,1,1,1,1,1,1,1};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor) {
		jteOutput.writeContent("<svg width=\"34\" height=\"28\" viewBox=\"0 0 34 28\" aria-hidden=\"true\"><rect x=\"3\" y=\"7\" width=\"28\" height=\"14\" rx=\"7\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\"/><path d=\"M10 2h4M20 2h4M10 26h4M20 26h4\" stroke=\"currentColor\" stroke-width=\"3.4\" stroke-linecap=\"round\"/></svg>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		render(jteOutput, jteHtmlInterceptor);
	}
}
