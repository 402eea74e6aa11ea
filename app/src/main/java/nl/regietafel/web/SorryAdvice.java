package nl.regietafel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What one sees when a request does not end well: a calm page with one sentence. What is not there and what one may not
/// know of are the same answer. A mistake of ours gets a number that is also in the log; nothing of the database or the code
/// ever reaches a page.
@ControllerAdvice
@Order(-5)   // before the framework's own answers, after the commands that were already carried out
class SorryAdvice {

    private static final Sorry NOT_UNDERSTOOD = new Sorry("Dit verzoek begrijpen wij niet", "Ga terug en probeer het opnieuw; uw tekst staat er nog.",
            null);
    private static final Logger LOG = LoggerFactory.getLogger(SorryAdvice.class);

    // An address with an id that cannot exist is answered like one that does not.
    @ExceptionHandler({Missing.class, NoResourceFoundException.class})
    ModelAndView missing() {
        return page(HttpStatus.NOT_FOUND, new Sorry("Deze pagina is er niet",
                "Misschien is het adres niet goed overgenomen, of is dit er voor u niet.", null));
    }

    @ExceptionHandler
    ModelAndView notUnderstood(MethodArgumentTypeMismatchException value) {
        return value.getParameter().hasParameterAnnotation(PathVariable.class) ? missing() : page(HttpStatus.BAD_REQUEST, NOT_UNDERSTOOD);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT, new Sorry("Dit kan zo niet", refused.sentence(), null));
    }

    @ExceptionHandler
    ModelAndView conflict(Conflict conflict) {
        return page(HttpStatus.CONFLICT, new Sorry("Intussen heeft een ander dit ook gewijzigd",
                "Uw wijziging is niet bewaard. Ga terug, vernieuw de pagina en kijk wat er nu staat.", null));
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException upload) {
        return page(HttpStatus.CONTENT_TOO_LARGE, TooLarge.SORRY);
    }

    @ExceptionHandler
    ModelAndView anythingElse(Exception bug, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (bug instanceof org.springframework.web.ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return page(HttpStatus.valueOf(known.getStatusCode().value()), NOT_UNDERSTOOD);
        }
        if (DatabaseAway.caused(bug)) {
            DatabaseAway.told(request, response, bug);
            return page(HttpStatus.SERVICE_UNAVAILABLE, DatabaseAway.SORRY);
        }
        var number = RandomId.fresh();
        LOG.error("Fout {} bij {} {}", number, request.getMethod(), request.getRequestURI(), bug);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, new Sorry("Er ging bij ons iets mis",
                "Probeer het nog eens. Gaat het weer mis, geef dan dit nummer door aan uw beheerder.", number));
    }

    private static ModelAndView page(HttpStatus status, Sorry sorry) {
        return new ModelAndView("web/sorry", Map.of("sorry", sorry), status);
    }
}
