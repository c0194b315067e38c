import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { highlight } from './highlight.ts';

/** How many rendered texts are kept. */
const keptTexts = 2000;

/** Chinese characters and marks: a line that ends with one goes on without a space. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…]/u;

function make(): MarkdownIt {
  const markdown = createMarkdown({ html: false, linkify: false, typographer: false });
  markdown.disable('image');
  markdown.validateLink = (url) => /^(https?:|mailto:|#|\/(?!\/))/i.test(url.trim());
  const { rules } = markdown.renderer;
  rules.link_open = (tokens, index, options, _environment, renderer) => {
    tokens[index]?.attrSet('rel', 'noopener noreferrer');
    return renderer.renderToken(tokens, index, options);
  };
  const heading: typeof rules.heading_open = (tokens, index, options, _environment, renderer) => {
    const token = tokens[index];
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`;
    return renderer.renderToken(tokens, index, options);
  };
  rules.heading_open = heading;
  rules.heading_close = heading;
  rules.softbreak = (tokens, index) => {
    const before = tokens[index - 1]?.content.at(-1) ?? '';
    const after = tokens[index + 1]?.content.charAt(0) ?? '';
    return wide.test(before) && wide.test(after) ? '' : '\n';
  };
  rules.fence = (tokens, index) => {
    const token = tokens[index];
    return block(markdown, token?.content ?? '', languageOf(token?.info ?? ''));
  };
  rules.code_block = (tokens, index) => block(markdown, tokens[index]?.content ?? '', '');
  return markdown;
}

function languageOf(info: string): string {
  return (info.trim().split(/\s+/)[0] ?? '').toLowerCase();
}

/** A block of code; it can be reached by keyboard because it may be wider than the page. */
function block(markdown: MarkdownIt, code: string, language: string): string {
  const coloured = highlight(code, language);
  const name = coloured === null ? 'plaintext' : markdown.utils.escapeHtml(language);
  const html = coloured ?? markdown.utils.escapeHtml(code);
  return `<pre tabindex="0"><code class="hljs language-${name}">${html}</code></pre>\n`;
}

let renderer: MarkdownIt | null = null;
const kept = new Map<string, string>();

function remembered(key: string, text: string, make: (text: string) => string): string {
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const html = make(text);
  const oldest = kept.size >= keptTexts ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, html);
  return html;
}

/**
 * An author's Markdown as HTML: no HTML of its own, no images, links only to the web, to mail or within the site,
 * headings from the third level on (a page has its own above), code highlighted by classes.
 */
export function renderMarkdown(text: string): string {
  renderer ??= make();
  const markdown = renderer;
  return remembered(`block ${text}`, text, (source) => markdown.render(source));
}

/** Markdown of one line (a title, an option, a message with code in backticks) as HTML without a paragraph around it. */
export function renderMarkdownLine(text: string): string {
  renderer ??= make();
  const markdown = renderer;
  return remembered(`line ${text}`, text, (source) => markdown.renderInline(source));
}

/** A fenced block of code in an author's Markdown. */
export interface CodeBlock {
  /** The first word behind the fence, in lower case; empty where there is none. */
  readonly language: string;
  readonly code: string;
}

/** The fenced blocks of code of an author's Markdown, in their order. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  if (!text.includes('```') && !text.includes('~~~')) return [];
  renderer ??= make();
  return renderer
    .parse(text, {})
    .filter(({ type }) => type === 'fence')
    .map(({ info, content }) => ({ language: languageOf(info), code: content }));
}
