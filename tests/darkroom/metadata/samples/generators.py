"""Pictures that a machine made or had a hand in, and those where it only seems so."""

from tests.darkroom.metadata.samples.sample import sample

CODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SOURCE = "XMP-iptcExt:DigitalSourceType#="
RECIPE = "a red bridge at night⏎Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234"

SAMPLES = (
    sample(
        "Midjourney",
        f"""
        {SOURCE}{CODES}trainedAlgorithmicMedia
        XMP-dc:Description=a lotus pond at dawn --ar 3:2 --v 6 Job ID: 1234
        """,
        "png",
        ai_origin="generated",
        caption="a lotus pond at dawn --ar 3:2 --v 6 Job ID: 1234",
    ),
    sample(
        "Google",
        f"{SOURCE}{CODES}trainedAlgorithmicMedia\nXMP-photoshop:Credit=Made with Google AI",
        "png",
        ai_origin="generated",
        credit="Made with Google AI",
    ),
    sample(
        "a generator for WebP",
        f"{SOURCE}{CODES}trainedAlgorithmicMedia",
        "webp",
        ai_origin="generated",
    ),
    sample(
        "a generator for AVIF", f"{SOURCE}{CODES}algorithmicMedia", "avif", ai_origin="generated"
    ),
    sample("a bare code", f"{SOURCE}trainedAlgorithmicMedia", ai_origin="generated"),
    sample(
        "generative fill",
        f"{SOURCE}{CODES}compositeWithTrainedAlgorithmicMedia\nXMP-dc:Creator=Lê Hà",
        ai_origin="edited",
        byline="Lê Hà",
    ),
    sample("a synthetic composite", f"{SOURCE}{CODES}compositeSynthetic", ai_origin="edited"),
    sample("noise taken away by a telephone", f"{SOURCE}{CODES}algorithmicallyEnhanced"),
    sample("a camera that says so", f"{SOURCE}{CODES}digitalCapture"),
    sample("two exposures in one", f"{SOURCE}{CODES}compositeCapture"),
    sample(
        "an open model's recipe in a JPEG",
        f"ExifIFD:UserComment={RECIPE}",
        ai_origin="generated",
    ),
    sample(
        "an open model's recipe in a PNG", f"PNG:Comment={RECIPE}", "png", ai_origin="generated"
    ),
)
