// The spans of a trace in the order of a waterfall: children below their parent, in the order of their start.
export class SpanTree {
  #collapsed = new Set();

  constructor(spans) {
    const byId = new Map(spans.map((span) => [span.id, { ...span, children: [] }]));
    this.roots = [];
    for (const span of byId.values()) {
      const parent = byId.get(span.parent);
      if (parent && parent !== span) parent.children.push(span);
      else this.roots.push(span);
    }
    this.byId = byId;
    this.size = byId.size;
    // What points at itself in a circle has no root; it is shown, flat, all the same.
    const seen = new Set();
    this.#walk((span) => seen.add(span.id), () => true);
    this.roots.push(...[...byId.values()].filter((span) => !seen.has(span.id)).map((span) => ({ ...span, children: [] })));
    this.flatten();
  }

  get(id) {
    return this.byId.get(id);
  }

  isCollapsed(span) {
    return this.#collapsed.has(span.id);
  }

  collapse(span, isCollapsed) {
    if (isCollapsed) this.#collapsed.add(span.id);
    else this.#collapsed.delete(span.id);
    this.flatten();
  }

  collapseAll(isCollapsed) {
    this.#collapsed = new Set(isCollapsed ? [...this.byId.values()].filter((span) => span.children.length > 0).map((span) => span.id) : []);
    this.flatten();
  }

  // Keeps what was collapsed before more spans came.
  likeBefore(other) {
    this.#collapsed = other.#collapsed;
    this.flatten();
    return this;
  }

  flatten() {
    this.rows = [];
    this.#walk((span, depth) => this.rows.push(Object.assign(span, { depth })), (span) => !this.#collapsed.has(span.id));
  }

  #walk(visit, goesDown) {
    const stack = this.roots.map((span) => [span, 0]).reverse();
    while (stack.length > 0) {
      const [span, depth] = stack.pop();
      visit(span, depth);
      if (goesDown(span)) for (let i = span.children.length - 1; i >= 0; i--) stack.push([span.children[i], depth + 1]);
    }
  }
}
