import {checkRooms} from "./rooms.js";

checkRooms(5, 8);
