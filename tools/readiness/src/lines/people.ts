/** Questions about what is written down, and who knows it. */
import { alertRunbooks, failureRunbooks, layerPages, page } from "../proofs/pages.ts";
import { inArea } from "./line.ts";

export const PEOPLE = inArea(
  "People and documents",
  {
    id: "documents",
    question: "Does every layer of this plan have its page?",
    sources: ["002/production/13", "003/success/8"],
    proofs: [layerPages, page("docs/getting-started.md"), page("docs/environment.md")],
  },
  {
    id: "runbooks",
    question: "Has every alert and every common failure a runbook?",
    sources: ["002/production/14", "003/production/13"],
    proofs: [alertRunbooks, failureRunbooks, page("docs/runbooks/README.md")],
  },
  {
    id: "routine",
    question: "Is it written down what is looked at daily, weekly and monthly?",
    sources: [
      ...["daily/1", "daily/2", "daily/3"],
      ...["weekly/1", "weekly/2", "weekly/3", "weekly/4"],
      ...["monthly/1", "monthly/2", "monthly/3", "monthly/4"],
    ].map((line) => `003/${line}`),
    proofs: [layerPages, page("docs/runbooks/routine.md", "Daily", "Weekly", "Monthly", "Quarterly")],
  },
  {
    id: "training",
    question: "Has everybody who is on call worked with the platform?",
    sources: ["003/production/14"],
    proofs: [layerPages, page("docs/guides/add-an-app.md"), page("docs/runbooks/README.md")],
    person: {
      who: "Head of operations",
      does: "Let each person on call drain a node, take a release back and restore a namespace in staging; done when all did it by the runbooks alone.",
    },
  },
);
