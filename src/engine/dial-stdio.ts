import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Duplex } from 'node:stream';

/** A program ended with an error; the message is what it said. */
export class DialEnded extends Error {
  override readonly name = 'DialEnded';
}

/** A program that no longer reads is about to end, and says why when it does: that is the reason to give. */
function noteOnly(): void {}

/** A connection that is a program's input and output, as `docker system dial-stdio` makes one. */
export class DialStdio extends Duplex {
  readonly #program: ChildProcessWithoutNullStreams;
  readonly #said: Buffer[] = [];

  constructor(file: string, args: readonly string[]) {
    super();
    this.#program = spawn(file, [...args]);
    const { stdout, stderr, stdin } = this.#program;
    stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) stdout.pause();
    });
    stderr.on('data', (chunk: Buffer) => {
      if (this.#said.length < 8) this.#said.push(chunk);
    });
    stdin.on('error', noteOnly);
    this.#program.on('error', (error) => this.destroy(error));
    this.#program.on('close', (code) => {
      if (code === 0) this.push(null);
      else this.destroy(new DialEnded(this.#words() || `exit code ${code}`));
    });
  }

  #words(): string {
    return Buffer.concat(this.#said).toString('utf8').trim().slice(0, 500);
  }

  override _read(): void {
    this.#program.stdout.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#program.stdin.write(chunk, encoding, (error) => {
      if (!error) done();
    });
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#program.stdin.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#program.kill();
    done(error);
  }
}
