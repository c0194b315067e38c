import { describe, expect, it } from 'vitest';
import { renderMarkdown, renderMarkdownLine } from '../../src/authoring/markdown.ts';

describe('Markdown', () => {
  it('shows HTML as text', () => {
    expect(renderMarkdown('<script>alert(1)</script> <b onclick="x">')).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=&quot;x&quot;&gt;</p>\n',
    );
  });

  it('links to the web and within the site only, and says nothing of where one came from', () => {
    expect(renderMarkdown('[a](https://example.org)')).toBe(
      '<p><a href="https://example.org" rel="noopener noreferrer">a</a></p>\n',
    );
    expect(renderMarkdown('[a](/chapters)')).toContain('href="/chapters"');
    for (const url of ['javascript:alert(1)', '//evil.example', 'data:text/html,x', 'vbscript:x']) {
      expect(renderMarkdown(`[a](${url})`), url).not.toContain('<a');
    }
  });

  it('fetches no images', () => {
    expect(renderMarkdown('![a](https://example.org/x.png)')).not.toContain('<img');
  });

  it('highlights code by classes, and leaves unknown languages as they are', () => {
    const html = renderMarkdown('```bash\necho "a" # b\n```');
    expect(html).toContain('<pre tabindex="0"><code class="hljs language-bash">');
    expect(html).toContain('<span class="hljs-comment"># b</span>');
    expect(html).not.toContain('style=');
    expect(renderMarkdown('```brainf"uck\n<>\n```')).toBe(
      '<pre tabindex="0"><code class="hljs language-plaintext">&lt;&gt;\n</code></pre>\n',
    );
  });

  it('begins headings at the third level, below those of the page', () => {
    expect(renderMarkdown('# A\n\n###### B')).toBe('<h3>A</h3>\n<h6>B</h6>\n');
  });

  it('renders tables, and code within Chinese', () => {
    expect(renderMarkdown('| a | b |\n| - | - |\n| c | d |')).toContain('<td>c</td>');
    expect(renderMarkdownLine('卷 `redis_data` 挂载在`/data`。')).toBe(
      '卷 <code>redis_data</code> 挂载在<code>/data</code>。',
    );
  });

  it('joins lines of Chinese without a space, and others with one', () => {
    expect(renderMarkdown('容器停止了。\n使用')).toBe('<p>容器停止了。使用</p>\n');
    expect(renderMarkdown('镜像\nredis')).toBe('<p>镜像\nredis</p>\n');
    expect(renderMarkdown('one\ntwo')).toBe('<p>one\ntwo</p>\n');
  });

  it('gives the same for the same text, also when many others came between', () => {
    const first = renderMarkdown('`a` **b**');
    for (let index = 0; index < 3000; index += 1) renderMarkdown(`text ${index}`);
    expect(renderMarkdown('`a` **b**')).toBe(first);
  });
});
