package nl.regietafel.importing;

import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// One part of a Word file, element by element. It knows no entities, fetches nothing, and refuses a part that declares
/// its own grammar: Word never writes one.
final class WordXml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;

    WordXml(InputStream part) throws XMLStreamException {
        this.xml = FACTORY.createXMLStreamReader(part);
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            step();
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new Refused("importing.entities");
        });
        return factory;
    }

    private int step() throws XMLStreamException {
        var event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE
                || event == XMLStreamConstants.ENTITY_DECLARATION) {
            throw new Refused("importing.entities");
        }
        return event;
    }

    /// The next event, whatever it is; false at the end.
    boolean next() throws XMLStreamException {
        return xml.hasNext() && step() != XMLStreamConstants.END_DOCUMENT;
    }

    boolean opens(String name) {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
    }

    /// Into the first element of this name.
    void into(String name) throws XMLStreamException {
        while (next()) {
            if (opens(name)) {
                return;
            }
        }
        throw new Refused("importing.not-word");
    }

    /// The next child of the element that is open; false when that ends. Whoever gets a child reads it to its end.
    boolean nextChild() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> { }
            }
        }
        return false;
    }

    String name() {
        return xml.getLocalName();
    }

    String space() {
        var space = xml.getNamespaceURI();
        return space == null ? "" : space;
    }

    @Nullable String attribute(String name) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    void skip() throws XMLStreamException {
        textWithin();
    }

    /// The text of this element, without what is inside its children.
    String text() throws XMLStreamException {
        var text = new StringBuilder();
        var depth = 1;
        while (depth > 0 && xml.hasNext()) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == 1) {
                        text.append(xml.getText());
                    }
                }
                default -> { }
            }
            if (text.length() > Document.MOST_TEXT) {
                throw new Refused("importing.too-much");
            }
        }
        return text.toString();
    }

    /// Passes over this element, with the text of the elements in it that have one of these names.
    String textWithin(String... names) throws XMLStreamException {
        var wanted = Set.of(names);
        var text = new StringBuilder();
        var depth = 1;
        var inside = 0;
        while (depth > 0 && xml.hasNext()) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    inside = inside > 0 || wanted.contains(xml.getLocalName()) ? inside + 1 : 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    inside = Math.max(0, inside - 1);
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (inside > 0 && text.length() < 1_000) {
                        text.append(xml.getText());
                    }
                }
                default -> { }
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
