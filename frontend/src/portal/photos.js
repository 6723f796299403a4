// Photos are made smaller on the phone before they travel, are shown, and can be taken out again.

const LONGEST = 1600;

export async function shrunk(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => createImageBitmap(file));
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

function put(input, files) {
  const box = new DataTransfer();
  files.forEach((file) => box.items.add(file));
  input.files = box.files;
}

function row(file, words, remove) {
  const item = document.createElement("li");
  const picture = Object.assign(document.createElement("img"), { alt: file.name, src: URL.createObjectURL(file) });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  button.addEventListener("click", remove);
  item.append(picture, button);
  return item;
}

function asButton(input) {
  const button = input.parentElement.querySelector("[data-photo-button]");
  button.hidden = false;
  input.before(input, button); // the input comes first, so that its focus can be drawn on the button
  input.classList.add("only-heard");
}

export function shrinkPhotos(input) {
  asButton(input);
  const list = document.getElementById(input.dataset.photos);
  const most = Number(input.dataset.most);
  let chosen = [];

  function show() {
    put(input, chosen);
    const remove = (file) => () => {
      chosen = chosen.filter((other) => other !== file);
      show();
    };
    list.replaceChildren(...chosen.map((file) => row(file, input.dataset.remove, remove(file))));
  }

  input.addEventListener("change", async () => {
    const picked = [...input.files];
    const small = await Promise.all(picked.map((file) => shrunk(file).catch(() => file)));
    chosen = [...chosen, ...small].slice(0, most);
    try {
      show();
    } catch {
      chosen = []; // a browser without DataTransfer sends the files as they are
    }
  });
}
