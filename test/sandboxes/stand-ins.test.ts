import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { disposableEngine } from '../support/engine.ts';
import { until } from '../support/until.ts';

describe('the stand-ins', () => {
  const engine = disposableEngine();
  const out = async (script: string) => {
    const finished = await engine().shell(script);
    expect(finished).toMatchObject({ exitCode: 0 });
    return finished.stdout.trim();
  };
  const url = (port: number, path: string) => `http://${engine().address}:${port}${path}`;
  const body = async (port: number, path: string) => (await fetch(url(port, path))).json();
  const pings = (port: number) =>
    until(
      async () => (await (await fetch(url(port, '/v1/ping'))).text()) === '{"connected":true}',
      'Redis is connected',
    );
  const redisAnswers = (name: string) =>
    until(
      async () => (await engine().shell(`docker exec ${name} redis-cli ping`)).stdout === 'PONG\n',
      'Redis answers',
    );

  it('hello-world greets and ends with 0', async () => {
    expect(await out('docker run --name hello hello-world')).toContain('Hello from Docker');
    expect(await out('docker inspect -f "{{.State.ExitCode}}" hello')).toBe('0');
  });

  it('alpine gives a shell and the small tools', async () => {
    expect(await out('docker run --rm alpine sh -c "echo a b | wc -w; ls -d /etc"')).toBe(
      '2\n/etc',
    );
  });

  it('Redis saves what it holds when it stops, and has it again when it starts', async () => {
    await out('docker run -d --name redis redis:alpine');
    await redisAnswers('redis');
    await out('docker exec redis redis-cli set kept yes');
    await out('docker stop redis');
    expect(await out('docker inspect -f "{{.State.ExitCode}}" redis')).toBe('0');
    await out('docker start redis');
    await redisAnswers('redis');
    expect(await out('docker exec redis redis-cli get kept')).toBe('yes');
    expect(await out('docker exec redis ls -lhat /data')).toMatch(/redis .* dump\.rdb/);
    expect(await out('docker exec redis ps')).toMatch(/^ +1 redis +redis-server/m);
  });

  it('Redis keeps its data in an anonymous volume of /data, and in a named one where told', async () => {
    const format = '{{range .Mounts}}{{.Type}} {{.Name}} {{.Destination}}{{end}}';
    await out('docker run -d --name redis redis:alpine');
    expect(await out(`docker inspect -f '${format}' redis`)).toMatch(
      /^volume [0-9a-f]{64} \/data$/,
    );
    await out('docker run -d --name other -v redis_data:/data redis:alpine');
    await redisAnswers('other');
    await out('docker exec other redis-cli set kept yes');
    await out('docker stop other; docker rm other');
    await out('docker run -d --name another -v redis_data:/data redis:alpine --port 6380');
    await until(
      async () =>
        (await engine().shell('docker exec another redis-cli -p 6380 get kept')).stdout === 'yes\n',
      'the data is there again',
    );
  });

  it('nginx serves its page, logs each request, and ends with 0', async () => {
    await out('docker run -d --name nginx-test -p 8080:80 nginx');
    const page = await until(async () => {
      const response = await fetch(url(8080, '/'));
      return response.ok && response.text();
    }, 'nginx answers');
    expect(page).toContain('Welcome to nginx');
    expect((await fetch(url(8080, '/nothing'))).status).toBe(404);
    expect(await out('docker logs nginx-test')).toContain('"GET / HTTP/1.1" 200');
    await out('docker exec nginx-test sh -c "mkdir /tmp/testing; ls /tmp/testing"');
    await out('docker stop nginx-test');
    expect(await out('docker inspect -f "{{.State.ExitCode}}" nginx-test')).toBe('0');
  });

  it('moby-counter counts over a Redis that it finds by name, and finds again after it moved', async () => {
    await out('docker network create moby-counter');
    await out(
      'docker run -d --name moby-counter --network moby-counter -p 8080:80 russmckendrick/moby-counter',
    );
    await until(async () => (await fetch(url(8080, '/'))).ok, 'the page answers');
    expect(await body(8080, '/v1/ping')).toEqual({ connected: false });
    expect((await fetch(url(8080, '/v1/whales'))).status).toBe(503);
    await out('docker run -d --name redis --network moby-counter redis:alpine');
    await pings(8080);
    const add = (content: string) =>
      fetch(url(8080, '/v1/whales'), { method: 'POST', body: content });
    expect((await add('{"x": 12, "y": 3.5}')).status).toBe(201);
    expect(await body(8080, '/v1/whales')).toEqual([{ x: 12, y: 3.5 }]);
    expect(await out('docker exec redis ls /data')).toBe('dump.rdb');
    await out('docker rm -f redis');
    await out('docker run -d --name filler --network moby-counter alpine sleep 1000');
    await out(
      'docker run -d --name redis2 --network moby-counter --network-alias redis redis:alpine',
    );
    await pings(8080);
    expect(await body(8080, '/v1/whales')).toEqual([]);
    await out('docker stop --time 5 moby-counter');
    expect(await out('docker inspect -f "{{.State.ExitCode}}" moby-counter')).toBe('0');
  });

  it('moby-counter outlives odd requests', async () => {
    await out('docker run -d --name odd -p 8080:80 russmckendrick/moby-counter');
    await until(async () => (await fetch(url(8080, '/'))).ok, 'the page answers');
    const raw = (text: string) => send(engine().address, 8080, text);
    expect(await raw('\u0000\u0001\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`GET /${'a'.repeat(40_000)} HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await raw('POST /v1/whales HTTP/1.1\r\nContent-Length: x\r\n\r\n')).toMatch(/ 400 /);
    expect(await raw('POST /v1/whales HTTP/1.1\r\nContent-Length: 99999\r\n\r\n')).toMatch(/ 413 /);
    expect(await raw('POST /v1/whales HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}')).toMatch(/ 400 /);
    expect(await raw('DELETE / HTTP/1.1\r\n\r\n')).toMatch(/ 405 .*Allow: GET, HEAD/s);
    expect(await raw('HEAD / HTTP/1.1\r\n\r\n')).toMatch(/ 200 .*\r\n\r\n$/s);
    expect(await raw('GET /?a=1#b HTTP/1.0\r\n\r\n')).toMatch(/ 200 /);
    expect((await fetch(url(8080, '/nothing'))).status).toBe(404);
    expect(await out('docker inspect -f "{{.State.Running}}" odd')).toBe('true');
  });
});

function send(host: string, port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server that answers before it read everything may reset the connection after its answer.
      if (error.code === 'ECONNRESET' && answer !== '') resolve(answer);
      else reject(error);
    });
    socket.on('end', () => {
      socket.destroy();
      resolve(answer);
    });
  });
}
