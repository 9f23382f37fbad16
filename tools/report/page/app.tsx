/** The frame: header, menu, and the page that the address names. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type Plan, PlanContext } from "./context.ts";
import { type Page, PAGES } from "./pages/index.ts";
import { Verdict } from "./parts/verdict.tsx";
import { link, useRoute } from "./route.ts";
import { applyTheme, storedTheme, type Theme, THEMES } from "./theme.ts";

export function App({ plan, printing }: { readonly plan: Plan; readonly printing: boolean }) {
  const { page: id, settings } = useRoute();
  const page = PAGES.find((one) => one.id === id) ?? PAGES[0]!;
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(page, plan);
  useHeadingFocus(
    page,
    heading,
    ["urn", "line", "show"].some((name) => settings[name]),
  );
  const shown = printing ? PAGES.filter(({ printed }) => printed) : [page];
  return (
    <PlanContext.Provider value={plan}>
      <a class="skip" href="#content" onClick={(event) => skip(event, heading.current)}>
        Skip to the page
      </a>
      <Header plan={plan} />
      <div class="frame">
        <Menu plan={plan} current={page.id} />
        <main id="content">
          {shown.map(({ id: key, title, Content }) => (
            <section key={key} class={`page page-${key}`}>
              <h1 ref={key === page.id ? heading : null} tabIndex={-1}>
                {title}
              </h1>
              <Content settings={key === page.id ? settings : {}} />
            </section>
          ))}
        </main>
      </div>
    </PlanContext.Provider>
  );
}

function Header({ plan }: { readonly plan: Plan }) {
  const { record } = plan.model;
  return (
    <header class="top">
      <a class="brand" href={link("overview")}>
        Plan of <strong>{record.environment}</strong>
      </a>
      <Verdict />
      <ThemeChoice />
    </header>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const choose = (chosen: Theme): void => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <label class="theme">
      <span>Colours</span>
      <select value={theme} onChange={(event) => choose(event.currentTarget.value as Theme)}>
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Menu({ plan, current }: { readonly plan: Plan; readonly current: string }) {
  const list = useRef<HTMLUListElement>(null);
  // On a phone the menu is one line that scrolls.
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav class="menu" aria-label="Pages">
      <ul ref={list}>
        {PAGES.map(({ id, title, count }) => (
          <li key={id}>
            <a href={link(id)} aria-current={id === current ? "page" : undefined}>
              {title}
              {count && <span class="count">{count(plan)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The hash holds the address of the page: the skip link must not replace it. */
function skip(event: Event, heading: HTMLElement | null): void {
  event.preventDefault();
  heading?.focus();
}

function useTitle(page: Page, plan: Plan): void {
  useEffect(() => {
    document.title = `${page.title} · plan of ${plan.model.record.environment}`;
  }, [page, plan]);
}

/**
 * A new page is read from its heading on; the first one leaves the focus where the browser puts it.
 *
 * @param hasTarget whether the address names a place in the page, which takes the focus itself.
 */
function useHeadingFocus(
  page: Page,
  heading: { readonly current: HTMLElement | null },
  hasTarget: boolean,
): void {
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else if (!hasTarget) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [page, heading]);
}
