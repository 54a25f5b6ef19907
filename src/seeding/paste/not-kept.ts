/** The names of what HighLevel has and a fixture has no list for. */
export const notKept =
  /^(?:opportunit|pipeline|calendar|appointment|conversation|message|invoice|product|order|form|survey|funnel|webhook|payment|subscription|media|link|trigger|recurringTask|permission|template)/i
