/** For the page around `frame.html`: gives each frame the height that it asks for. */
const highest = 50_000;

addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
  if (typeof data !== "object" || data === null) return;
  const { type, height } = data as { type?: unknown; height?: unknown };
  if (type !== "osuus:height" || typeof height !== "number") return;
  if (!(height > 0 && height <= highest)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    const asks = frame.contentWindow === source && frame.src.includes("/frame.html");
    if (asks) frame.style.height = `${height}px`;
  }
});

export {};
