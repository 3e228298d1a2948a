// For a class: large type, and no secret on the wall.

export const isProjector = () => document.documentElement.classList.contains("projector");

export function toggleProjector(isOn = !isProjector()) {
  document.documentElement.classList.toggle("projector", isOn);
  sessionStorage.setItem("projector", isOn ? "on" : "");
  dispatchEvent(new Event("projectorchange"));
}

if (sessionStorage.getItem("projector")) document.documentElement.classList.add("projector");
