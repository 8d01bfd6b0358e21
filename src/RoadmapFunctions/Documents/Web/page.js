const save = document.querySelector(".save");
save.hidden = false;
save.addEventListener("click", () => print());
