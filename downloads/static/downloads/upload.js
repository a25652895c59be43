// Files are sent one after the other, each in a request of its own: one that fails takes no other with it,
// and what has arrived stays when the window is closed. Without this script the form sends them together.

const form = document.getElementById("upload");

if (form) {
  const { dataset: words } = form;
  const zone = document.getElementById("upload-zone");
  const input = form.querySelector("input[type=file]");
  const list = document.getElementById("upload-list");
  const status = document.getElementById("upload-status");
  const next = document.getElementById("upload-next");
  const queue = [];
  const counts = { done: 0, failed: 0 };
  let busy = false;

  zone.querySelector(".upload__drop").hidden = false;

  const element = (name, className = "", text = "") => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };

  const row = (file) => {
    const item = element("li", "upload__file");
    const name = element("p", "upload__name");
    name.append(element("bdi", "", file.name));
    const state = element("p", "", words.waiting);
    const progress = element("progress");
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", file.name);
    item.append(name, state, progress);
    list.append(item);
    return { file, item, state, progress };
  };

  const add = (files) => {
    for (const file of files) queue.push(row(file));
    work();
  };

  const fail = (entry, message) => {
    counts.failed += 1;
    entry.item.classList.add("upload__file--failed");
    entry.progress.remove();
    entry.state.className = "upload__error";
    entry.state.textContent = message;
    const again = element("button", "button button-small button-secondary", words.again);
    again.type = "button";
    again.addEventListener("click", () => {
      counts.failed -= 1;
      entry.item.remove();
      add([entry.file]);
    });
    entry.item.append(again);
  };

  const succeed = (entry, answer) => {
    counts.done += 1;
    entry.item.classList.add("upload__file--done");
    entry.progress.remove();
    entry.state.textContent = `${words.done} `;
    entry.state.append(element("bdi", "", answer.title));
    if (answer.warnings.length) {
      const warnings = element("ul", "upload__warnings");
      for (const warning of answer.warnings) warnings.append(element("li", "", warning));
      entry.item.append(warnings);
    }
    // Where the eyes are by now; before, it stands on top for those who come back.
    status.after(next);
    next.hidden = false;
    document.getElementById("upload-waiting").hidden = true;
  };

  const send = (entry) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const data = new FormData(form);
      data.delete(input.name);
      data.append(input.name, entry.file, entry.file.name);
      request.open("POST", form.action);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) entry.progress.value = event.loaded / event.total;
      });
      request.upload.addEventListener("load", () => {
        entry.state.textContent = words.checking;
        entry.progress.removeAttribute("value");
      });
      request.addEventListener("load", () => {
        const answer = request.response;
        if (request.status === 200 && answer && answer.title) succeed(entry, answer);
        else fail(entry, (answer && answer.error) || words.refused);
        resolve();
      });
      for (const trouble of ["error", "abort", "timeout"]) {
        request.addEventListener(trouble, () => {
          fail(entry, words.lost);
          resolve();
        });
      }
      entry.state.textContent = words.sending;
      request.send(data);
    });

  const work = async () => {
    if (busy) return;
    busy = true;
    status.textContent = "";
    while (queue.length) {
      const entry = queue.shift();
      if (entry.file.size > Number(words.maxBytes)) fail(entry, words.tooLarge);
      else await send(entry);
    }
    busy = false;
    status.textContent = words.allDone.replace("%(done)s", counts.done).replace("%(failed)s", counts.failed);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!input.files.length) return input.reportValidity();
    add([...input.files]);
    input.value = "";
  });

  const filesIn = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      if (!filesIn(event)) return;
      event.preventDefault();
      zone.classList.add("upload__zone--over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("upload__zone--over"));
  }
  zone.addEventListener("drop", (event) => {
    if (!filesIn(event)) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });

  window.addEventListener("beforeunload", (event) => {
    if (busy) event.preventDefault();
  });
}
