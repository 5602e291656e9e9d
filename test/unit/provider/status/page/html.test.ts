import { expect, it } from "vitest";
import { html } from "../../../../../provider/status/page/html.js";

it("shows values as they are, in text and in attributes", () => {
  const evil = `<script>alert('1')</script>" onload="x`;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x">' +
      "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x</p>",
  );
});

it("takes what is HTML already, alone or several of it", () => {
  const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${items}${html`<li>c</li>`}</ul>`.text).toBe(
    "<ul><li>a</li>\n<li>&lt;b&gt;</li><li>c</li></ul>",
  );
});

it("leaves out what is not there, and shows numbers", () => {
  expect(html`<b>${undefined}${0}</b>`.text).toBe("<b>0</b>");
});
