package nl.regietafel.bench;

import java.util.Locale;

/// A small chart as SVG: axes, bands, lines and points, with a title and a description for those who listen.
final class Picture {

    private static final int WIDE = 720, HIGH = 320, LEFT = 60, RIGHT = 16, TOP = 34, BOTTOM = 40;

    private final StringBuilder body = new StringBuilder();
    private final String title, description;
    private final double x0, x1, y0, y1;

    Picture(String title, String description, double x0, double x1, double y0, double y1) {
        this.title = title;
        this.description = description;
        this.x0 = x0;
        this.x1 = x1;
        this.y0 = y0;
        this.y1 = y1;
    }

    Picture tickX(double x, String label) {
        add("<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#d7dedf'/><text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x(x), x(x), TOP, HIGH - BOTTOM, x(x), HIGH - BOTTOM + 18, label);
        return this;
    }

    Picture tickY(double y, String label) {
        add("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#d7dedf'/><text x='%d' y='%.1f' text-anchor='end'>%s</text>", LEFT, WIDE - RIGHT, y(y), y(y), LEFT - 6, y(y) + 4, label);
        return this;
    }

    Picture band(double[] xs, double[] low, double[] high, String colour) {
        var points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) points.append("%.1f,%.1f ".formatted(x(xs[i]), y(high[i])));
        for (int i = xs.length - 1; i >= 0; i--) points.append("%.1f,%.1f ".formatted(x(xs[i]), y(low[i])));
        add("<polygon points='%s' fill='%s'/>", points.toString().strip(), colour);
        return this;
    }

    Picture line(double[] xs, double[] ys, String colour) {
        var points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) points.append("%.1f,%.1f ".formatted(x(xs[i]), y(ys[i])));
        add("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", points.toString().strip(), colour);
        return this;
    }

    Picture level(double at, String label) {
        add("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#a11d21' stroke-dasharray='6 4'/><text x='%d' y='%.1f' fill='#a11d21'>%s</text>", LEFT, WIDE - RIGHT, y(at), y(at), LEFT + 6, y(at) - 5, label);
        return this;
    }

    Picture label(double atX, double atY, String words, String colour) {
        add("<text x='%.1f' y='%.1f' fill='%s' text-anchor='end'>%s</text>", x(atX), y(atY), colour, words);
        return this;
    }

    Picture point(double atX, double atY, String colour) {
        add("<circle cx='%.1f' cy='%.1f' r='4' fill='%s'/>", x(atX), y(atY), colour);
        return this;
    }

    Picture bar(double from, double to, double height, String colour) {
        add("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>", x(from), y(height), Math.max(0, x(to) - x(from) - 1), Math.max(0, y(y0) - y(height)), colour);
        return this;
    }

    private void add(String shape, Object... values) {
        body.append(shape.formatted(values)).append('\n');
    }

    private double x(double value) {
        return LEFT + (value - x0) / (x1 - x0) * (WIDE - LEFT - RIGHT);
    }

    private double y(double value) {
        return HIGH - BOTTOM - (Math.clamp(value, y0, y1) - y0) / (y1 - y0) * (HIGH - TOP - BOTTOM);
    }

    @Override
    public String toString() {
        return """
                <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img' font-family='sans-serif' font-size='12' fill='#1b2a2f'>
                <title>%s</title>
                <desc>%s</desc>
                <rect width='%d' height='%d' fill='#fff'/>
                <text x='%d' y='20' font-size='14' font-weight='600'>%s</text>
                %s</svg>
                """.formatted(WIDE, HIGH, title, description, WIDE, HIGH, LEFT, title, body);
    }

    static {
        Locale.setDefault(Locale.ROOT);
    }
}
