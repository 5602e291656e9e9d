import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A browser on PATH; undefined where there is none. */
export function findChromium(path = process.env.PATH ?? ""): string | undefined {
  const files = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

type Message = Record<string, unknown>;

interface Answer extends Message {
  id?: number;
  method?: string;
  params?: Message;
  result?: Message;
  error?: { message: string };
}

/** How a page is looked at. */
export interface View {
  width: number;
  height: number;
  scheme?: "light" | "dark";
  media?: "print";
  /** How many pixels of a screen make one of the page. Default 1. */
  scale?: number;
}

/** A browser without a window, with one page, spoken to over pipes. */
export class Chromium {
  /** What the page has asked for, but itself. */
  readonly requests: string[] = [];
  /** What the browser says of it: errors, and what its policy has refused. */
  readonly complaints: string[] = [];
  private readonly open = new Map<number, (answer: Answer) => void>();
  private readonly waiting = new Map<string, () => void>();
  private last = 0;
  private rest = "";

  private readonly child: ChildProcess;
  private readonly folder: string;
  private session = "";

  private constructor(child: ChildProcess, folder: string) {
    this.child = child;
    this.folder = folder;
    const [, , , , output] = child.stdio as unknown as Readable[];
    output?.setEncoding("utf8").on("data", (text: string) => this.take(text));
  }

  static async start(program: string): Promise<Chromium> {
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-browser-"));
    const how = [
      "--headless=new",
      "--disable-gpu",
      "--no-first-run",
      "--hide-scrollbars",
      "--remote-debugging-pipe",
    ];
    // As root, and in containers, it has no sandbox of its own; it opens nothing but our own pages.
    const given = [...how, "--no-sandbox", "--disable-dev-shm-usage", `--user-data-dir=${folder}`];
    const child = spawn(program, given, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    const browser = new Chromium(child, folder);
    const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
    browser.session = String(sessionId);
    for (const domain of ["Page", "Network", "Log", "Runtime"]) await browser.send(`${domain}.enable`);
    return browser;
  }

  /** Opens a page, and comes back once it is there. */
  async visit(url: string, view: View): Promise<void> {
    await this.look(view);
    const loaded = new Promise<void>((resolve) => this.waiting.set("Page.loadEventFired", resolve));
    this.requests.length = 0;
    this.complaints.length = 0;
    await this.send("Page.navigate", { url });
    await loaded;
  }

  async look({ width, height, scheme = "light", media, scale = 1 }: View): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", {
      ...{ width, height, deviceScaleFactor: scale, mobile: false },
    });
    const features = [{ name: "prefers-color-scheme", value: scheme }];
    await this.send("Emulation.setEmulatedMedia", { media: media ?? "", features });
  }

  /** What an expression is in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  }

  /** The whole page, or as much of it as fits, as PNG. */
  async picture({ isWhole = true } = {}): Promise<Buffer> {
    const { data } = await this.send("Page.captureScreenshot", {
      format: "png",
      captureBeyondViewport: isWhole,
    });
    return Buffer.from(String(data), "base64");
  }

  async close(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private send(method: string, params: Message = {}): Promise<Message> {
    const id = ++this.last;
    const [, , , input] = this.child.stdio as unknown as Writable[];
    const addressed = this.session === "" ? {} : { sessionId: this.session };
    return new Promise((resolve, reject) => {
      this.open.set(id, ({ result = {}, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
      );
      input?.write(`${JSON.stringify({ id, method, params, ...addressed })}\0`);
    });
  }

  private take(text: string): void {
    const messages = (this.rest + text).split("\0");
    this.rest = messages.pop() ?? "";
    for (const message of messages) this.hear(JSON.parse(message) as Answer);
  }

  private hear(answer: Answer): void {
    if (answer.id !== undefined) {
      this.open.get(answer.id)?.(answer);
      this.open.delete(answer.id);
      return;
    }
    const { method = "", params = {} } = answer;
    if (method === "Network.requestWillBeSent") this.requests.push((params.request as { url: string }).url);
    if (method === "Log.entryAdded") this.complaints.push((params.entry as { text: string }).text);
    if (method === "Runtime.exceptionThrown") this.complaints.push(JSON.stringify(params));
    this.waiting.get(method)?.();
    this.waiting.delete(method);
  }
}
