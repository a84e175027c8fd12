// Validates files with veraPDF: one line a file and a profile, and the failed rules behind it.

import java.io.File;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
	public static void main(String[] paths) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		PDFAFlavour[] flavours = {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1};
		for (String path : paths) {
			for (PDFAFlavour flavour : flavours) {
				try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
						PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
					ValidationResult result = validator.validate(parser);
					StringBuilder failed = new StringBuilder();
					for (Map.Entry<?, ?> entry : result.getFailedChecks().entrySet())
						failed.append(' ').append(entry.getKey()).append('=').append(entry.getValue());
					System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour.getId() + ' ' + path + failed.toString().replace('\n', ' '));
				} catch (Exception error) {
					System.out.println("FAIL " + flavour.getId() + ' ' + path + ' ' + error);
				}
			}
		}
	}
}
