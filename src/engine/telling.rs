//! A build's findings and the faults of a command, in words.

use super::*;
use crate::diag::sink;
use crate::host::Action;

/// What findings are written on; by default no terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Screen {
    /// Whether text may carry colours.
    pub color: bool,
    /// Columns; 0 if it has no edge.
    pub width: usize,
}

impl Build {
    /// Findings in a format.
    pub fn tell(
        &self,
        format: sink::Format,
        host: &dyn Host,
        messages: &Messages,
        screen: Screen,
    ) -> String {
        self.tell_with(format, host, messages, screen, serde_json::Map::new())
    }

    /// Findings in a format; machine formats say `extra` beside them.
    pub fn tell_with(
        &self,
        format: sink::Format,
        host: &dyn Host,
        messages: &Messages,
        screen: Screen,
        extra: serde_json::Map<String, serde_json::Value>,
    ) -> String {
        let mut summary = sink::Summary::of(&self.findings);
        summary.extra = extra;
        let texts = self.texts(host);
        let context = sink::Context {
            messages,
            path: &|source| &self.scan.file(source).path,
            text: &|source| texts.get(&source).cloned(),
            color: screen.color && format == sink::Format::Text,
            width: screen.width,
        };
        sink::render(format, &self.findings, &summary, &context)
    }

    /// The sources that findings speak of, read again.
    fn texts(&self, host: &dyn Host) -> FxHashMap<SourceId, Arc<str>> {
        let mut texts = FxHashMap::default();
        let findings = self.findings.iter();
        let places = findings.flat_map(|finding| finding.place.iter().chain(&finding.secondary));
        for place in places {
            texts
                .entry(place.source)
                .or_insert_with(|| self.text(host, place.source).into());
        }
        texts
    }
}

/// A fault in words.
pub fn fault_text(fault: &Fault, messages: &Messages) -> String {
    let with_path = |id, path: &String| messages.text(id, &[("ruta", path.as_str().into())]);
    let ours = |detail: String| messages.text("fallo-programa", &[("detalle", detail.into())]);
    match fault {
        Fault::Io { action, path, kind } => {
            let id = match action {
                Action::List => "fallo-listar",
                Action::Read => "fallo-leer",
                Action::Write => "fallo-escribir",
                Action::Replace => "fallo-reemplazar",
                Action::Remove => "fallo-borrar",
                Action::Listen => "fallo-escuchar",
                Action::Watch => "fallo-vigilar",
            };
            let reason = messages.text(i18n::reason(*kind), &[]);
            messages.text(
                id,
                &[("ruta", path.as_str().into()), ("motivo", reason.into())],
            )
        }
        Fault::OutputNotReplaceable { path } => with_path("fallo-salida-montada", path),
        Fault::OutputHoldsSource { path } => with_path("fallo-salida-contiene", path),
        Fault::Template { name, what } => ours(format!("{name}\n{what}")),
        Fault::Bug { what } => ours(what.clone()),
        Fault::Stopped => messages.text("fallo-interrumpido", &[]),
    }
}
