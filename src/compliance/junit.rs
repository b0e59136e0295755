//! JUnit XML: a suite a regime, a case a requirement; what does not apply is skipped.

use std::fmt::Write;

use super::Context;
use crate::assess::{Outcome, Report};
use crate::diag::sink::xml as escape;

pub(super) fn write(report: &Report, cx: &Context<'_>) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vitrina\">\n");
    for pack in &report.packs {
        let count = |outcome: Outcome| {
            let all = pack.requirements();
            all.filter(|one| one.outcome == outcome).count()
        };
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
            escape(cx.words(&pack.name)),
            pack.requirements().count(),
            count(Outcome::Missing),
            count(Outcome::NotApplicable)
        );
        for (phase, one) in pack
            .phases
            .iter()
            .flat_map(|phase| phase.requirements.iter().map(move |one| (phase, one)))
        {
            let class = format!("{}.{}", pack.id, phase.id);
            let name = format!("{} {} ({})", one.label, one.name, one.id);
            let why = escape(&cx.reason(one).unwrap_or_default());
            let inner = match one.outcome {
                Outcome::Missing => format!(
                    "<failure type=\"missing\" message=\"{why}\">{}</failure>",
                    escape(cx.remedy(one).unwrap_or_default())
                ),
                Outcome::NotApplicable => format!("<skipped message=\"{why}\"/>"),
                Outcome::Met => {
                    let proof: Vec<String> =
                        one.evidence.iter().map(|address| cx.url(address)).collect();
                    format!("<system-out>{}</system-out>", escape(&proof.join("\n")))
                }
            };
            let _ = writeln!(
                out,
                "    <testcase classname=\"{}\" name=\"{}\">{inner}</testcase>",
                escape(&class),
                escape(&name)
            );
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}
