package gg.jte.generated.ondemand.web;
import gg.jte.Content;
import java.util.List;
import nl.regietafel.web.Frame;
@SuppressWarnings("unchecked")
public final class JtelayoutGenerated {
	public static final String JTE_NAME = "web/layout.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,3,3,3,3,14,14,14,14,14,14,14,14,14,15,15,15,15,15,15,15,15,15,16,16,18,18,18,18,18,18,18,18,18,19,19,20,20,20,20,20,20,20,20,20,21,21,23,23,23,23,23,23,23,23,23,25,25,27,27,27,28,28,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,30,34,34,36,36,38,38,38,38,38,38,38,38,38,39,39,40,40,42,42,43,43,43,43,43,43,43,43,43,48,48,50,50,50,50,50,50,51,51,56,56,57,57,57,57,57,57,58,58,60,60,62,62,62,62,63,63,66,66,67,67,68,68,68,69,69,70,70,70,70,70,70,70,70,70,70,70,70,71,71,72,72,75,75,76,76,76,84,84,84,3,4,5,6,7,8,8,8,8};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Frame frame, String title, List<Frame.Crumb> crumbs, Content content, boolean wide, String script) {
		jteOutput.writeContent("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n    <meta charset=\"utf-8\">\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    <title>");
		jteOutput.setContext("title", null);
		jteOutput.writeUserContent(title);
		if (frame.board() != null) {
			jteOutput.writeContent(" · ");
			jteOutput.setContext("title", null);
			jteOutput.writeUserContent(frame.board());
		}
		jteOutput.writeContent(" · Regietafel</title>\n    <link rel=\"icon\"");
		var __jte_html_attribute_0 = frame.file("/img/logo.svg");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" href=\"");
			jteOutput.setContext("link", "href");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("link", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(" type=\"image/svg+xml\">\n    ");
		gg.jte.generated.ondemand.web.JtestylesGenerated.render(jteOutput, jteHtmlInterceptor, frame);
		jteOutput.writeContent("\n    <meta name=\"htmx-config\" content='{\"allowEval\":false,\"selfRequestsOnly\":true,\"includeIndicatorStyles\":false,\"historyCacheSize\":0,\"refreshOnHistoryMiss\":true}'>\n    <script");
		var __jte_html_attribute_1 = frame.file("/js/web.js");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
			jteOutput.writeContent(" src=\"");
			jteOutput.setContext("script", "src");
			jteOutput.writeUserContent(__jte_html_attribute_1);
			jteOutput.setContext("script", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(" defer></script>\n    ");
		if (script != null) {
			jteOutput.writeContent("\n        <script");
			var __jte_html_attribute_2 = frame.file(script);
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
				jteOutput.writeContent(" src=\"");
				jteOutput.setContext("script", "src");
				jteOutput.writeUserContent(__jte_html_attribute_2);
				jteOutput.setContext("script", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(" defer></script>\n    ");
		}
		jteOutput.writeContent("\n</head>\n<body");
		var __jte_html_attribute_3 = frame.person() == null ? "" : frame.person().id();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
			jteOutput.writeContent(" data-person=\"");
			jteOutput.setContext("body", "data-person");
			jteOutput.writeUserContent(__jte_html_attribute_3);
			jteOutput.setContext("body", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n<a class=\"regietafel-skip\" href=\"#inhoud\">Naar de inhoud</a>\n");
		if (frame.sample() != null) {
			jteOutput.writeContent("\n    <aside class=\"regietafel-sample\" aria-label=\"Voorbeeld\">\n        <span><strong>VOORBEELD</strong> De provincie Waterrijk is verzonnen. Het is er ");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(frame.sample());
			jteOutput.writeContent(".</span>\n        ");
			if (frame.person() != null) {
				jteOutput.writeContent("\n            <form method=\"post\">\n                <input type=\"hidden\"");
				var __jte_html_attribute_4 = frame.csrfField();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
					jteOutput.writeContent(" name=\"");
					jteOutput.setContext("input", "name");
					jteOutput.writeUserContent(__jte_html_attribute_4);
					jteOutput.setContext("input", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_5 = frame.csrfToken();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
					jteOutput.writeContent(" value=\"");
					jteOutput.setContext("input", "value");
					jteOutput.writeUserContent(__jte_html_attribute_5);
					jteOutput.setContext("input", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n                <button formaction=\"/voorbeeld/volgende-dag\">Volgende dag</button>\n                <button formaction=\"/voorbeeld/volgende-vergadering\">Volgende vergadering</button>\n            </form>\n        ");
			}
			jteOutput.writeContent("\n    </aside>\n");
		}
		jteOutput.writeContent("\n<header class=\"regietafel-header\">\n    <a class=\"regietafel-header__name\" href=\"/\">");
		gg.jte.generated.ondemand.web.JtelogoGenerated.render(jteOutput, jteHtmlInterceptor);
		jteOutput.writeContent("<strong>Regietafel</strong>");
		if (frame.board() != null) {
			jteOutput.writeContent("<span>");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(frame.board());
			jteOutput.writeContent("</span>");
		}
		jteOutput.writeContent("</a>\n    ");
		if (frame.person() != null) {
			jteOutput.writeContent("\n        <nav class=\"regietafel-places\" aria-label=\"Hoofdmenu\">");
			gg.jte.generated.ondemand.web.JteplacesGenerated.render(jteOutput, jteHtmlInterceptor, frame);
			jteOutput.writeContent("</nav>\n        <div class=\"regietafel-header__right\">\n            ");
			if (frame.search() != null) {
				jteOutput.writeContent("\n                <form class=\"regietafel-search\" role=\"search\"");
				var __jte_html_attribute_6 = frame.search();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_6)) {
					jteOutput.writeContent(" action=\"");
					jteOutput.setContext("form", "action");
					jteOutput.writeUserContent(__jte_html_attribute_6);
					jteOutput.setContext("form", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n                    <label class=\"regietafel-hidden\" for=\"zoek\">Zoek een regel</label>\n                    <input class=\"regietafel-input\" id=\"zoek\" name=\"q\" type=\"search\">\n                    <kbd aria-hidden=\"true\">/</kbd>\n                </form>\n            ");
			}
			jteOutput.writeContent("\n            <details class=\"regietafel-person\">\n                <summary>");
			jteOutput.setContext("summary", null);
			jteOutput.writeUserContent(frame.person().name());
			jteOutput.writeContent("<span>");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(frame.person().title());
			jteOutput.writeContent("</span></summary>\n                <div class=\"regietafel-person__menu\">");
			gg.jte.generated.ondemand.web.JteaccountGenerated.render(jteOutput, jteHtmlInterceptor, frame);
			jteOutput.writeContent("</div>\n            </details>\n        </div>\n        <details class=\"regietafel-menu\">\n            <summary class=\"regietafel-button\">Menu</summary>\n            <nav class=\"regietafel-places\" aria-label=\"Menu\">");
			gg.jte.generated.ondemand.web.JteplacesGenerated.render(jteOutput, jteHtmlInterceptor, frame);
			jteOutput.writeContent("</nav>\n            <p class=\"regietafel-quiet\">");
			jteOutput.setContext("p", null);
			jteOutput.writeUserContent(frame.person().name());
			jteOutput.writeContent(", ");
			jteOutput.setContext("p", null);
			jteOutput.writeUserContent(frame.person().title());
			jteOutput.writeContent("</p>\n            ");
			gg.jte.generated.ondemand.web.JteaccountGenerated.render(jteOutput, jteHtmlInterceptor, frame);
			jteOutput.writeContent("\n        </details>\n    ");
		}
		jteOutput.writeContent("\n</header>\n<main id=\"inhoud\" class=\"regietafel-page ");
		jteOutput.setContext("main", "class");
		jteOutput.writeUserContent(wide ? "regietafel-page--wide" : "");
		jteOutput.setContext("main", null);
		jteOutput.writeContent("\" tabindex=\"-1\">\n    ");
		if (!crumbs.isEmpty()) {
			jteOutput.writeContent("\n        <nav class=\"regietafel-crumbs\" aria-label=\"Kruimelpad\">\n            <ol>\n                ");
			for (var crumb : crumbs) {
				jteOutput.writeContent("\n                    ");
				if (crumb.address() == null) {
					jteOutput.writeContent("\n                        <li aria-current=\"page\">");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(crumb.label());
					jteOutput.writeContent("</li>\n                    ");
				} else {
					jteOutput.writeContent("\n                        <li><a");
					var __jte_html_attribute_7 = crumb.address();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
						jteOutput.writeContent(" href=\"");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(__jte_html_attribute_7);
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">");
					jteOutput.setContext("a", null);
					jteOutput.writeUserContent(crumb.label());
					jteOutput.writeContent("</a></li>\n                    ");
				}
				jteOutput.writeContent("\n                ");
			}
			jteOutput.writeContent("\n            </ol>\n        </nav>\n    ");
		}
		jteOutput.writeContent("\n    ");
		jteOutput.setContext("main", null);
		jteOutput.writeUserContent(content);
		jteOutput.writeContent("\n</main>\n<footer class=\"regietafel-footer\">\n    <p>Geen gegevens van asielzoekers. Alleen aantallen en plekken.</p>\n</footer>\n<div id=\"meldingen\" class=\"regietafel-hidden\" role=\"status\" aria-live=\"polite\"></div>\n</body>\n</html>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Frame frame = (Frame)params.get("frame");
		String title = (String)params.get("title");
		List<Frame.Crumb> crumbs = (List<Frame.Crumb>)params.getOrDefault("crumbs", java.util.List.of());
		Content content = (Content)params.get("content");
		boolean wide = (boolean)params.getOrDefault("wide", false);
		String script = (String)params.getOrDefault("script", null);
		render(jteOutput, jteHtmlInterceptor, frame, title, crumbs, content, wide, script);
	}
}
