//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Generador de portales de transparencia para entidades públicas de Colombia.
#[derive(Debug, Parser)]
#[command(name = "vitrina", version, about, disable_help_subcommand = true)]
pub(super) struct Args {
    /// Lengua de los mensajes (es, en)
    #[arg(long, global = true)]
    pub(super) lang: Option<String>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Construye el portal
    #[command(visible_alias = "construir")]
    Build(BuildArgs),
    /// Revisa todo sin escribir nada
    #[command(visible_alias = "revisar")]
    Check(CheckArgs),
    /// Muestra el portal mientras se edita
    #[command(visible_alias = "servir")]
    Serve(ServeArgs),
    /// Muestra el cumplimiento, requisito por requisito
    #[command(visible_alias = "cumplimiento")]
    Checklist(ChecklistArgs),
    /// Publica: construye, y anota en publicado/ lo que ya no puede perderse
    #[command(visible_alias = "publicar")]
    Publish(PublishArgs),
    /// Revisa los portales de un nodo y los compara
    #[command(visible_alias = "nodo")]
    Node(NodeArgs),
    /// Dice a un servidor web cómo enviar el portal
    #[command(visible_alias = "alojamiento")]
    Hosting(HostingArgs),
    /// Explica un código de hallazgo
    #[command(visible_alias = "explicar")]
    Explain {
        /// Código, por ejemplo E0211
        code: String,
    },
    /// Crea un contenido nuevo
    #[command(visible_alias = "nuevo")]
    New(NewArgs),
    /// Crea un portal nuevo
    #[command(visible_alias = "iniciar")]
    Init(InitArgs),
    /// Describe los tipos de contenido: esquemas, formularios, manual
    #[command(visible_alias = "esquema")]
    Schema(SchemaArgs),
    /// Convierte una hoja de cálculo, o textos de normas, en contenido
    #[command(visible_alias = "importar")]
    Import(ImportArgs),
    /// Muestra qué vence pronto y qué está vencido
    #[command(visible_alias = "plazos")]
    Deadlines(DeadlinesArgs),
    /// Muestra qué está traducido, qué está atrasado y qué falta
    #[command(visible_alias = "lenguas")]
    Languages(LanguagesArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Carpeta de salida (por omisión, public dentro del portal)
    #[arg(long)]
    pub(super) out: Option<PathBuf>,
    /// Fecha del sitio, AAAA-MM-DD
    #[arg(long, value_parser = date)]
    pub(super) date: Option<jiff::civil::Date>,
    /// Formato de la salida
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// Para un servidor, o para leer desde una carpeta
    #[arg(long, visible_alias = "perfil", value_enum, default_value_t = Profile::Site)]
    pub(super) profile: Profile,
    /// Incluye los borradores
    #[arg(long)]
    pub(super) drafts: bool,
    /// Muestra la interfaz en la lengua de las pruebas
    #[arg(long, hide = true)]
    pub(super) pseudo: bool,
    /// Solo páginas, listas, canales y mapas, sin revisar nada: para medir
    #[arg(long, hide = true, requires = "out")]
    pub(super) bare: bool,
    /// No usa lo guardado de construcciones anteriores
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Muestra cuánto tarda cada fase
    #[arg(long)]
    pub(super) timings: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) build: BuildArgs,
    /// Aplica los arreglos automáticos, y solo esos
    #[arg(long, visible_alias = "corregir")]
    pub(super) fix: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ServeArgs {
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Puerto en este computador; 0, cualquiera que esté libre
    #[arg(long, visible_alias = "puerto", default_value_t = 4000)]
    pub(super) port: u16,
    /// Fecha del sitio, AAAA-MM-DD
    #[arg(long, value_parser = date)]
    pub(super) date: Option<jiff::civil::Date>,
    /// Incluye los borradores
    #[arg(long)]
    pub(super) drafts: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum Profile {
    #[value(name = "sitio", alias = "site")]
    Site,
    Usb,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Sarif,
    Junit,
    Github,
}

#[derive(Debug, clap::Args)]
pub(super) struct ChecklistArgs {
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Lista de cumplimiento, por ejemplo gel-2012
    #[arg(long)]
    pub(super) pack: Option<String>,
    /// Solo lo que está a cargo de una dependencia, por su identificador
    #[arg(long)]
    pub(super) unit: Option<String>,
    /// Solo lo que está en un estado
    #[arg(long, value_enum)]
    pub(super) state: Option<RequirementState>,
    /// Formato de la salida
    #[arg(long, value_enum, default_value_t = ReportFormat::Table)]
    pub(super) format: ReportFormat,
    /// Fecha del sitio, AAAA-MM-DD
    #[arg(long, value_parser = date)]
    pub(super) date: Option<jiff::civil::Date>,
}

#[derive(Debug, clap::Args)]
pub(super) struct NodeArgs {
    /// Carpeta del nodo, con nodo.toml
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Carpeta de la comparación (por omisión, comparacion dentro del nodo)
    #[arg(long)]
    pub(super) out: Option<PathBuf>,
    /// Fecha para todos los portales, AAAA-MM-DD
    #[arg(long, value_parser = date)]
    pub(super) date: Option<jiff::civil::Date>,
    /// Formato de los hallazgos
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct PublishArgs {
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Carpeta de salida (por omisión, public dentro del portal)
    #[arg(long)]
    pub(super) out: Option<PathBuf>,
    /// Fecha del sitio, AAAA-MM-DD
    #[arg(long, value_parser = date)]
    pub(super) date: Option<jiff::civil::Date>,
    /// Formato de los hallazgos
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// Muestra lo que haría y no escribe nada
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum ReportFormat {
    Table,
    Json,
    Csv,
    Toml,
    Xlsx,
    Markdown,
    Sarif,
    Junit,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum RequirementState {
    #[value(alias = "met")]
    Cumple,
    #[value(alias = "missing")]
    Falta,
    #[value(alias = "not-applicable")]
    NoAplica,
    #[value(alias = "declared")]
    Declarado,
    #[value(alias = "example")]
    Ejemplo,
}

#[derive(Debug, clap::Args)]
pub(super) struct HostingArgs {
    /// Servidor o archivo
    #[arg(value_enum)]
    pub(super) server: HostingServer,
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum HostingServer {
    Nginx,
    Caddy,
    Apache,
    Headers,
    Redirects,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// Tipo de contenido, por ejemplo noticia
    pub(super) kind: String,
    /// Título del contenido
    pub(super) title: String,
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Tipo de contenido, por ejemplo noticia; sin él, todos
    pub(super) kind: Option<String>,
    /// Formato de la salida
    #[arg(long, value_enum, default_value_t = SchemaFormat::Toml)]
    pub(super) format: SchemaFormat,
    /// Carpeta del portal en la que se escribe, en lugar de mostrar
    #[arg(long)]
    pub(super) out: Option<String>,
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum SchemaFormat {
    Toml,
    JsonSchema,
    Markdown,
    Sveltia,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// Carpeta nueva
    pub(super) dir: PathBuf,
    /// Nombre de la entidad
    #[arg(long, default_value = "Alcaldía de Ejemplo")]
    pub(super) name: String,
    /// Dirección del sitio
    #[arg(long, default_value = "https://www.ejemplo.gov.co")]
    pub(super) base: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// Tabla (.csv, .tsv o .xlsx), norma en Markdown (.md) o carpeta de normas
    pub(super) file: PathBuf,
    /// Tipo de contenido de cada fila
    #[arg(long, default_value = "contrato")]
    pub(super) kind: String,
    /// Hoja del libro
    #[arg(long)]
    pub(super) sheet: Option<String>,
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Muestra lo que haría y no escribe nada
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct DeadlinesArgs {
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Hasta cuántos días adelante se mira
    #[arg(long, visible_alias = "dias", default_value_t = 30, value_parser = clap::value_parser!(u32).range(0..=3660))]
    pub(super) days: u32,
    /// Solo los de una dependencia, por su identificador
    #[arg(long, visible_alias = "dependencia")]
    pub(super) unit: Option<String>,
    /// Como calendario (.ics)
    #[arg(long, conflicts_with = "format")]
    pub(super) ics: bool,
    /// Formato de la salida
    #[arg(long, value_enum, default_value_t = DeadlineFormat::Text)]
    pub(super) format: DeadlineFormat,
    /// Fecha del sitio, AAAA-MM-DD
    #[arg(long, value_parser = date)]
    pub(super) date: Option<jiff::civil::Date>,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum DeadlineFormat {
    Text,
    Json,
    Csv,
}

#[derive(Debug, clap::Args)]
pub(super) struct LanguagesArgs {
    /// Carpeta del portal
    #[arg(long, default_value = ".")]
    pub(super) root: PathBuf,
    /// Solo una lengua, por su código
    #[arg(long, visible_alias = "solo")]
    pub(super) only: Option<String>,
    /// Formato de la salida
    #[arg(long, value_enum, default_value_t = LanguagesFormat::Text)]
    pub(super) format: LanguagesFormat,
    /// Traducciones que se leyeron de nuevo: anota en cada una la versión del original
    #[arg(long, visible_alias = "marcar", num_args = 1.., conflicts_with_all = ["only", "format"])]
    pub(super) mark: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(super) enum LanguagesFormat {
    Text,
    Json,
    Csv,
    Html,
}

fn date(text: &str) -> Result<jiff::civil::Date, String> {
    crate::model::parse_date(text).ok_or_else(|| "AAAA-MM-DD".to_owned())
}
