import type { VNode } from "preact";
import { referenceLine, shrunkenLook } from "./interval-look.ts";
import { palette } from "./palette.ts";

/** What the marks of a table or plot of intervals mean; only marks that occur are explained. */
export interface KeyText {
  readonly dot: string;
  readonly interval: string;
  readonly shrunken: string | null;
  readonly unreliable: string | null;
  readonly cut: string | null;
  readonly reference: string | null;
}

export function IntervalKey({ text }: { readonly text: KeyText }): VNode {
  return (
    <span class="key">
      <KeyItem mark="dot" text={text.dot} />
      <KeyItem mark="interval" text={text.interval} />
      {text.shrunken !== null && <KeyItem mark="shrunken" text={text.shrunken} />}
      {text.unreliable !== null && <KeyItem mark="unreliable" text={text.unreliable} />}
      {text.cut !== null && <KeyItem mark="cut" text={text.cut} />}
      {text.reference !== null && <KeyItem mark="reference" text={text.reference} />}
    </span>
  );
}

function KeyItem({ mark, text }: { readonly mark: keyof KeyText; readonly text: string }): VNode {
  return (
    <span class="key-item">
      <svg width="26" height="14" aria-hidden="true">
        <KeyMark mark={mark} />
      </svg>
      {text}
    </span>
  );
}

/** A sample of a mark, 26 by 14 pixels. */
export function KeyMark({ mark }: { readonly mark: keyof KeyText }): VNode {
  switch (mark) {
    case "dot":
      return <circle cx="13" cy="7" r="4.5" fill={palette.midBlue} stroke={palette.midBlue} stroke-width="2" />;
    case "unreliable":
      return <circle cx="13" cy="7" r="4.5" fill={palette.paper} stroke={palette.midBlue} stroke-width="2" />;
    case "interval":
      return <path d="M3 7H23M3 3V11M23 3V11" stroke={palette.midBlue} stroke-width="1.5" />;
    case "shrunken":
      return (
        <>
          <path d="M3 7H23" stroke={shrunkenLook.colour} stroke-width="1.5" />
          <circle cx="13" cy="7" r="3" fill={shrunkenLook.fill} stroke={shrunkenLook.colour} stroke-width="2" />
        </>
      );
    case "cut":
      return <path d="M3 7H18M17 3L23 7L17 11Z" stroke={palette.midBlue} fill={palette.midBlue} />;
    case "reference":
      return <path d="M13 0V14" {...referenceLine} />;
  }
}
