/** The matrix of who can talk to whom, and below it each connection with its reason. */
import type { Reachability as Pair } from "@drydock/core/plan-record";
import { useMemo } from "preact/hooks";
import { amount } from "../../src/model/format.ts";
import { cellKey, type Matrix, matrixOf, type PairState, stateOf } from "../../src/model/reachability.ts";
import { More } from "../parts/more.tsx";
import { Table } from "../parts/table.tsx";
import { Choice } from "../resources/filters.tsx";
import { link, replaceRoute } from "../route.ts";

const PORTION = 60;

const SIGNS: Readonly<Record<PairState, { readonly sign: string; readonly words: string }>> = {
  open: { sign: "●", words: "open and declared" },
  undeclared: { sign: "▲", words: "open and not declared" },
  cut: { sign: "✗", words: "declared and cut" },
};

interface ReachabilityProps {
  readonly pairs: readonly Pair[];
  readonly settings: Readonly<Record<string, string>>;
}

export function Reachability({ pairs, settings }: ReachabilityProps) {
  const { from = "", to = "", state = "" } = settings;
  const matrix = useMemo(() => matrixOf(pairs), [pairs]);
  const set = (change: Readonly<Record<string, string>>): void =>
    replaceRoute(link("network", { from, to, state, ...change }));
  const shown = pairs.filter(
    (pair) => (!from || pair.from === from) && (!to || pair.to === to) && (!state || stateOf(pair) === state),
  );
  return (
    <>
      <p>
        {amount(pairs.length)} connections are open or declared; all others are cut and not declared.{" "}
        {Object.entries(SIGNS).map(([key, { sign, words }]) => (
          <span key={key} class={`legend ${key}`}>
            <span aria-hidden="true">{sign}</span> {words}:{" "}
            {amount(pairs.filter((pair) => stateOf(pair) === key).length)}
          </span>
        ))}
      </p>
      <MatrixTable matrix={matrix} />
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label="From"
          value={from}
          options={twice(matrix.from)}
          onChange={(one) => set({ from: one })}
        />
        <Choice label="To" value={to} options={twice(matrix.to)} onChange={(one) => set({ to: one })} />
        <Choice
          label="State"
          value={state}
          options={Object.entries(SIGNS).map(([key, { words }]) => [key, words])}
          onChange={(one) => set({ state: one })}
        />
      </form>
      <More key={`${from} ${to} ${state}`} items={shown} portion={PORTION}>
        {(some) => (
          <Table
            caption={`Connections (${amount(shown.length)})`}
            columns={["From", "To", "Port", "State", "Decided by", "Why"]}
            rows={some.map((pair) => [
              pair.from,
              pair.to,
              <span class="whole">{`${pair.port} ${pair.protocol}`}</span>,
              <State state={stateOf(pair)} />,
              <span class="whole">{LEVELS[pair.level]}</span>,
              pair.why,
            ])}
            empty="No such connection."
          />
        )}
      </More>
    </>
  );
}

const LEVELS: Readonly<Record<Pair["level"], string>> = {
  networkPolicy: "network policy",
  mesh: "mesh",
  securityGroup: "security group",
};

function State({ state }: { readonly state: PairState }) {
  const { sign, words } = SIGNS[state];
  return (
    <span class={`legend ${state}`}>
      <span aria-hidden="true">{sign}</span> {words}
    </span>
  );
}

/** Paper gets the list alone: a matrix of this size does not fit on it. */
function MatrixTable({ matrix }: { readonly matrix: Matrix }) {
  return (
    <div class="scroll matrix" role="region" aria-label="Matrix of connections" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">from \ to</th>
            {matrix.to.map((to) => (
              <th key={to} scope="col" class="turned">
                <span>{to}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.from.map((from) => (
            <tr key={from}>
              <th scope="row">{from}</th>
              {matrix.to.map((to) => (
                <Cell key={to} matrix={matrix} from={from} to={to} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly matrix: Matrix;
  readonly from: string;
  readonly to: string;
}

function Cell({ matrix, from, to }: CellProps) {
  const cell = matrix.cells.get(cellKey(from, to));
  if (cell === undefined) return <td />;
  const { sign, words } = SIGNS[cell.state];
  const ports = cell.pairs.map(({ port }) => port).join(", ");
  const label = `${from} to ${to}: ${words}, port ${ports}`;
  return (
    <td class={cell.state}>
      <a href={link("network", { from, to })} title={label} aria-label={label}>
        {sign}
      </a>
    </td>
  );
}

function twice(names: readonly string[]): (readonly [string, string])[] {
  return [...names].sort().map((name) => [name, name]);
}
